/// A host's object in a ``Value``, its type hidden.
public struct HostObject: Sendable {
  let box: any ObjectBox

  /// Wraps an object.
  public init(_ object: some TemplateObject) { box = TypedObjectBox(object) }

  /// The wrapped object, if it is of that type.
  public func unwrapped<T: TemplateObject>(as type: T.Type = T.self) -> T? {
    guard Swift.type(of: box) == TypedObjectBox<T>.self else { return nil }
    return unsafeDowncast(box, to: TypedObjectBox<T>.self).object
  }
}

protocol ObjectBox: AnyObject, Sendable {
  var typeName: String { get }
  var memberNames: [String] { get }
  var printed: Value? { get }
  /// The value of a member, or nil if the type has none of that name.
  func member(_ name: Name) throws -> Value?
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
    return name.hasSuffix("View") ? String(name.dropLast("View".count)).lowercased() : name
  }

  var memberNames: [String] { T.members.names }
  var printed: Value? { object.printed }

  func member(_ name: Name) throws -> Value? { try T.members.getter(name)?(object) }

  func isSame(as other: any ObjectBox) -> Bool? {
    if self === other { return true }
    guard let other = other as? TypedObjectBox<T> else { return false }
    if let mine = object.identity, let its = other.object.identity { return mine == its }
    return T.self is AnyClass ? object as AnyObject === other.object as AnyObject : nil
  }
}
