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
  var previous: Node? { Node(cmark_node_previous(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
  var lastChild: Node? { Node(cmark_node_last_child(pointer)) }

  var isBlock: Bool { kind.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue }

  /// The text of a leaf; valid until the node changes.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
  var url: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }
  var fenceInfo: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }

  /// What a custom node writes before its children, and after them.
  var opening: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_on_enter(pointer)) }
  var closing: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_on_exit(pointer)) }

  /// Where it begins and ends: lines and byte columns from 1, as cmark counts.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
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
  private var last: Step?
  private var isDone = false

  init(_ root: Node) {
    self.root = root
  }

  /// The next step; a leaf is left at once after it is entered.
  mutating func next() -> Step? {
    guard !isDone else { return nil }
    last = last.flatMap { following($0) } ?? Step(node: root, isEntering: true)
    isDone = last?.node == root && last?.isEntering == false
    return last
  }

  /// Goes on after the node that has just been entered, without its children.
  mutating func skipChildren() {
    last = last.map { Step(node: $0.node, isEntering: false) }
    isDone = last?.node == root
  }

  private func following(_ step: Step) -> Step? {
    if step.isEntering {
      guard let child = step.node.firstChild else {
        return Step(node: step.node, isEntering: false)
      }
      return Step(node: child, isEntering: true)
    }
    if let next = step.node.next { return Step(node: next, isEntering: true) }
    return step.node.parent.map { Step(node: $0, isEntering: false) }
  }
}
