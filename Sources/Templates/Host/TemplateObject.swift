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
      names: elements.map(\.0),
      getters: elements.map { (_, getter) in
        { box throws(TemplateError) in
          try getter(unsafeDowncast(box, to: TypedObjectBox<Object>.self).object)
        }
      })
  }

  /// The names, in the order in which they were declared.
  public var names: [String] { table.names }
}

/// The members of a type of which only its boxes know what it is.
@usableFromInline final class MemberTable: Sendable {
  @usableFromInline typealias Getter = @Sendable (any ObjectBox) throws(TemplateError) -> Value

  private let entries: [(name: Name, getter: Getter)]
  private let positions: PositionTable

  @usableFromInline init(names: [String], getters: [Getter]) {
    let entries = zip(names, getters).map { (name: Name($0), getter: $1) }
    var positions = PositionTable()
    for position in entries.indices { positions.append(position) { entries[$0].name.hash } }
    (self.entries, self.positions) = (entries, positions)
  }

  /// The names, in the order in which they were declared.
  var names: [String] { entries.map(\.name.text) }

  func getter(_ name: Name) -> Getter? {
    positions.position(name.hash) { entries[$0].name == name }.map { entries[$0].getter }
  }
}
