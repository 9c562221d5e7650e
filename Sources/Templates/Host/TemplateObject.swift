/// A host's type whose instances templates can read, member by member.
///
/// ```swift
/// struct ArticleView: TemplateObject {
///   let article: Article
///   static let members: Members<ArticleView> = [
///     "title": { .string($0.article.title) },
///     "tags": { .list($0.tags) },
///   ]
/// }
/// ```
public protocol TemplateObject: Sendable {
  /// The members, by name; make it a `static let`.
  static var members: Members<Self> { get }
  /// What `{{ object }}` prints; nil, the default, makes printing the object an error.
  var printed: Value? { get }
  /// What makes two objects of this type equal; nil, the default, compares class instances by
  /// reference and makes comparing other objects an error.
  var identity: String? { get }
}

extension TemplateObject {
  /// Printing is an error.
  public var printed: Value? { nil }
  /// Nothing but the reference.
  public var identity: String? { nil }
}

/// The members of a host's type: names with closures that are called when a template asks.
public final class Members<Object: TemplateObject>: Sendable, ExpressibleByDictionaryLiteral {
  /// Reads one member; called each time a template asks for it.
  public typealias Getter = @Sendable (Object) throws(TemplateError) -> Value

  @usableFromInline let table: MemberTable

  // Inlined, so that the getters know the type of their object.
  /// Makes the table of members; of equal names the first counts.
  @inlinable public init(dictionaryLiteral elements: (String, Getter)...) {
    table = MemberTable(
      elements.map { name, getter in
        MemberTable.Member(name) { owner throws(TemplateError) in
          try getter(unsafeDowncast(owner, to: TypedObjectBox<Object>.self).object)
        }
      })
  }

  /// The names, in the order in which they were declared.
  public var names: [String] { table.names }
}

/// The members of a type of which only their owners know what it is.
@usableFromInline final class MemberTable: Sendable {
  // Not a tuple: functions in tuples and arrays have another convention of calling, and a wrapper
  // was made for each call, a quarter of its cost.
  @usableFromInline struct Member: Sendable {
    let name: Name
    let getter: @Sendable (MemberOwner) throws(TemplateError) -> Value

    @usableFromInline init(
      _ name: String, _ getter: @escaping @Sendable (MemberOwner) throws(TemplateError) -> Value
    ) {
      (self.name, self.getter) = (Name(name), getter)
    }
  }

  private let members: [Member]
  private let positions: PositionTable

  @usableFromInline init(_ members: [Member]) {
    var positions = PositionTable()
    for position in members.indices { positions.append(position) { members[$0].name.hash } }
    (self.members, self.positions) = (members, positions)
  }

  /// The names, in the order in which they were declared.
  var names: [String] { members.map(\.name.text) }

  /// The value of an owner's member, or nil if its type has none of that name.
  func value(_ name: Name, of owner: MemberOwner) throws(TemplateError) -> Value? {
    guard let position = positions.position(name.hash, { members[$0].name == name }) else {
      return nil
    }
    return try members[position].getter(owner)
  }
}
