/// The variables of one run of a template, a block or a macro; macros that are defined in it keep
/// it alive and see its variables change.
final class Frame: ManagedBuffer<Frame.Header, Value> {
  struct Header {
    let parent: Frame?
    let count: Int
  }

  /// A frame whose variables are all missing.
  static func make(slots: Int32, parent: Frame? = nil) -> Frame {
    let count = Int(slots)
    let buffer = Frame.create(minimumCapacity: count) { _ in Header(parent: parent, count: count) }
    buffer.withUnsafeMutablePointerToElements { $0.initialize(repeating: .missing, count: count) }
    return unsafeDowncast(buffer, to: Frame.self)
  }

  deinit {
    _ = withUnsafeMutablePointers { header, elements in
      elements.deinitialize(count: header.pointee.count)
    }
  }

  subscript(slot: Int32) -> Value {
    @inline(__always) get { withUnsafeMutablePointerToElements { $0[Int(slot)] } }
    @inline(__always) set { withUnsafeMutablePointerToElements { $0[Int(slot)] = newValue } }
  }

  /// The frame that many macros further out.
  func outer(_ hops: Int32) -> Frame {
    var frame = self
    for _ in 0..<hops { frame = frame.header.parent ?? frame }
    return frame
  }
}
