import CCmark

/// The tree that cmark makes of a text; it is freed with this value.
struct Tree: ~Copyable {
  /// cmark counts bytes in 32 bits and aborts when they run out, which escapes may hasten.
  static let maximumSize = 1 << 28

  let root: Node

  /// Parses bytes; nil if they are too many.
  init?(parsing text: ArraySlice<UInt8>) {
    guard text.count <= Self.maximumSize else { return nil }
    let root = text.withUnsafeBytes { bytes in
      // cmark asks for a pointer even to no bytes.
      guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else {
        return cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
      }
      return cmark_parse_document(start, bytes.count, CMARK_OPT_DEFAULT)
    }
    guard let root = Node(root) else { return nil }
    self.root = root
  }

  deinit {
    cmark_node_free(root.pointer)
  }
}
