/// A wrapped host object, its type hidden.
protocol ObjectBox: AnyObject, Sendable {
  var typeName: String { get }
  var memberNames: [String] { get }
  var printed: Value? { get }
  /// The value of a member, or nil if the type has none of that name.
  func member(_ name: Name) throws(TemplateError) -> Value?
  /// Whether this is the same object as another, or nil if that cannot be told.
  func isSame(as other: any ObjectBox) -> Bool?
}

final class TypedObjectBox<T: TemplateObject>: ObjectBox {
  let object: T

  init(_ object: T) { self.object = object }

  /// A view is called after what it shows, for theme authors don't know its type: `team` for a
  /// `TeamView`.
  var typeName: String {
    let name = String(describing: T.self)
    guard name.hasSuffix("View") else { return name }
    return String(name.dropLast("View".count)).lowercased()
  }
  var memberNames: [String] { T.members.names }
  var printed: Value? { object.printed }

  func member(_ name: Name) throws(TemplateError) -> Value? {
    guard let getter = T.members.getter(name) else { return nil }
    return try getter(object)
  }

  func isSame(as other: any ObjectBox) -> Bool? {
    if self === other { return true }
    guard let other = other as? TypedObjectBox<T> else { return false }
    if let mine = object.identity, let its = other.object.identity { return mine == its }
    guard T.self is AnyClass else { return nil }
    return object as AnyObject === other.object as AnyObject
  }
}
