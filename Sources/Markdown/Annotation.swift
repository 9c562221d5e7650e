import CCmark

/// What the extensions know of a node, besides what cmark knows.
struct Annotation {
  /// The offset in the source of the node's first byte, if cmark's position doesn't tell.
  var origin: Int?
  /// The attributes in braces that belong to it.
  var attributes: Attributes?
  /// What is written for the tags of a block that is no paragraph.
  var tags: Tags?
  /// The image of a paragraph that is a figure.
  var figure: Node?
  /// The bytes in the source of the embeds that a paragraph is made of.
  var embeds: [Range<Int>]?
  /// Whether it is the image of a figure, whose title is the caption.
  var isFigure = false

  struct Tags {
    let open: [UInt8]
    let close: [UInt8]
  }
}

extension Document {
  /// What the extensions know of a node; kept under the number that is its user data.
  func annotation(of node: Node) -> Annotation? {
    let number = Int(bitPattern: cmark_node_get_user_data(node.pointer))
    return number > 0 ? annotations[number - 1] : nil
  }

  /// Changes what is known of a node.
  mutating func annotate(_ node: Node, _ change: (inout Annotation) -> Void) {
    var number = Int(bitPattern: cmark_node_get_user_data(node.pointer))
    if number == 0 {
      annotations.append(Annotation())
      number = annotations.count
      cmark_node_set_user_data(node.pointer, UnsafeMutableRawPointer(bitPattern: number))
    }
    change(&annotations[number - 1])
  }
}
