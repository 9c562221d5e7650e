import CCmark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A node of a tree that cmark has parsed; it lives as long as its tree.
struct Node: Equatable {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var kind: cmark_node_type { cmark_node_get_type(pointer) }
  var next: Node? { Node(cmark_node_next(pointer)) }
  var parent: Node? { Node(cmark_node_parent(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }

  /// The text of a leaf; valid until the node changes.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
  var url: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }
  var fenceInfo: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }

  /// The line and the byte column at which it begins, from 1, as cmark counts.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

  /// Whether it is a paragraph of a tight list, which is written without its tags.
  var isTightParagraph: Bool {
    guard let list = parent?.parent, list.kind == CMARK_NODE_LIST else { return false }
    return cmark_node_get_list_tight(list.pointer) != 0
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }
}

/// The way through a tree that enters and leaves every node in the order of the text, without
/// recursion: a text may nest thousands deep.
struct Walk: Sequence, IteratorProtocol {
  struct Step {
    let node: Node
    let isEntering: Bool
  }

  private let root: Node
  private var step: Step?

  init(_ root: Node) {
    self.root = root
    step = Step(node: root, isEntering: true)
  }

  /// The next step; a leaf is left at once after it is entered.
  mutating func next() -> Step? {
    guard let current = step else { return nil }
    if current.isEntering {
      step =
        current.node.firstChild.map { Step(node: $0, isEntering: true) }
        ?? Step(node: current.node, isEntering: false)
    } else {
      leave(current.node)
    }
    return current
  }

  private mutating func leave(_ node: Node) {
    if node == root {
      step = nil
    } else if let next = node.next {
      step = Step(node: next, isEntering: true)
    } else {
      step = node.parent.map { Step(node: $0, isEntering: false) }
    }
  }
}
