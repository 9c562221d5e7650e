import CCmark

extension Node {
  /// A new text node; whoever makes it puts it into a tree.
  static func text(_ bytes: some Collection<UInt8>) -> Node? {
    guard let node = Node(cmark_node_new(CMARK_NODE_TEXT)) else { return nil }
    node.setLiteral(bytes)
    return node
  }

  /// A new text node of bytes of which the last is a zero.
  static func text(zeroEnded bytes: UnsafeBufferPointer<UInt8>) -> Node? {
    guard let node = Node(cmark_node_new(CMARK_NODE_TEXT)) else { return nil }
    node.setLiteral(zeroEnded: bytes)
    return node
  }

  /// A new inline node that stands for HTML of ours.
  static func custom() -> Node? { Node(cmark_node_new(CMARK_NODE_CUSTOM_INLINE)) }

  func setLiteral(_ bytes: some Collection<UInt8>) {
    Self.withCString(bytes) { cmark_node_set_literal(pointer, $0) }
  }

  /// Sets the text to bytes of which the last is a zero.
  func setLiteral(zeroEnded bytes: UnsafeBufferPointer<UInt8>) {
    bytes.withMemoryRebound(to: CChar.self) { text in
      if let start = text.baseAddress { _ = cmark_node_set_literal(pointer, start) }
    }
  }

  /// Sets what a custom node writes before its children, and after them.
  func setTags(open: some Collection<UInt8>, close: some Collection<UInt8>) {
    Self.withCString(open) { cmark_node_set_on_enter(pointer, $0) }
    Self.withCString(close) { cmark_node_set_on_exit(pointer, $0) }
  }

  private static func withCString(
    _ bytes: some Collection<UInt8>, _ use: (UnsafePointer<CChar>) -> Int32
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer in
      let (_, end) = buffer.initialize(from: bytes)
      buffer.initializeElement(at: end, to: 0)
      buffer.withMemoryRebound(to: CChar.self) { text in
        if let start = text.baseAddress { _ = use(start) }
      }
    }
  }

  func insert(before other: Node) { cmark_node_insert_before(other.pointer, pointer) }

  func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }

  /// Takes the node out of its tree and frees it.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// Moves the siblings between two nodes into this one, which takes the place of the two.
  func take(from opener: Node, to closer: Node) {
    insert(before: opener)
    while let sibling = opener.next, sibling != closer { append(sibling) }
    opener.remove()
    closer.remove()
  }
}
