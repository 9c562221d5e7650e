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
public final class Members<Object>: Sendable, ExpressibleByDictionaryLiteral {
  /// Reads one member; called each time a template asks for it.
  public typealias Getter = @Sendable (Object) throws(TemplateError) -> Value

  private let entries: [(name: Name, getter: Getter)]
  private let positions: PositionTable

  /// Makes the table of members; of equal names the first counts.
  public init(dictionaryLiteral elements: (String, Getter)...) {
    let entries = elements.map { (name: Name($0.0), getter: $0.1) }
    var positions = PositionTable()
    for position in entries.indices { positions.append(position) { entries[$0].name.hash } }
    (self.entries, self.positions) = (entries, positions)
  }

  /// The names, in the order in which they were declared.
  public var names: [String] { entries.map(\.name.text) }

  func getter(_ name: Name) -> Getter? {
    positions.position(name.hash) { entries[$0].name == name }.map { entries[$0].getter }
  }
}
