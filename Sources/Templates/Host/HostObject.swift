/// A host's object in a ``Value``, its type hidden.
public struct HostObject: Sendable {
  @usableFromInline let box: any ObjectBox

  // Inlined where the type is known: asking for the metadata of a generic class at each call takes
  // a twentieth of a build.
  /// Wraps an object.
  @inlinable public init(_ object: some TemplateObject) { box = TypedObjectBox(object) }

  /// The wrapped object, if it is of that type.
  @inlinable public func unwrapped<T: TemplateObject>(as type: T.Type = T.self) -> T? {
    guard Swift.type(of: box) == TypedObjectBox<T>.self else { return nil }
    return unsafeDowncast(box, to: TypedObjectBox<T>.self).object
  }
}

/// What has a table of members. A class, so that reading the table of an object counts no references:
/// all threads do so to the same tables, and wait for one another.
///
/// Unchecked, since only a final class can be checked; its subclasses have constants alone.
@usableFromInline class MemberOwner: @unchecked Sendable {
  final let members: MemberTable

  @usableFromInline init(_ members: MemberTable) { self.members = members }
}

@usableFromInline protocol ObjectBox: MemberOwner, Sendable {
  var typeName: String { get }
  var printed: Value? { get }
  /// Whether this is the same object as another, or nil if that cannot be told.
  func isSame(as other: any ObjectBox) -> Bool?
}

@usableFromInline
final class TypedObjectBox<T: TemplateObject>: MemberOwner, ObjectBox,
  @unchecked Sendable
{
  @usableFromInline let object: T

  @inlinable init(_ object: T) {
    self.object = object
    super.init(T.members.table)
  }

  /// A view is called after what it shows, for theme authors don't know its type: `team` for a
  /// `TeamView`.
  @usableFromInline var typeName: String {
    let name = String(describing: T.self)
    return name.hasSuffix("View") ? String(name.dropLast("View".count)).lowercased() : name
  }

  @usableFromInline var printed: Value? { object.printed }

  @usableFromInline func isSame(as other: any ObjectBox) -> Bool? {
    if self === other { return true }
    guard let other = other as? TypedObjectBox<T> else { return false }
    if let mine = object.identity, let its = other.object.identity { return mine == its }
    return T.self is AnyClass ? object as AnyObject === other.object as AnyObject : nil
  }
}
