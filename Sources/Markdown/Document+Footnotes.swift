import CCmark
import Diagnostics
import Language

/// A footnote of a document.
private struct Footnote {
  let definition: FootnoteSource.Definition
  /// The list item that holds its text; in the tree once it has been referred to.
  let item: Node
  /// Its number, in order of the first references; nil until there is one.
  var number: Int?
  var referenceCount = 0
}

/// The footnotes of a document.
struct Footnotes {
  /// The list of their texts, in no tree yet.
  let section: Node
  /// The footnotes, by their labels in lower case.
  fileprivate var notes: [String: Footnote] = [:]
  /// The labels of those referred to, in the order of their numbers.
  fileprivate var order: [String] = []
}

extension Document {
  /// Takes the definitions' blocks out of the tree, and the comments that mark them off.
  mutating func takeFootnotes(_ source: FootnoteSource) -> Footnotes? {
    guard let section = Node(cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)) else { return nil }
    section.setTags(
      open: "<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>".utf8,
      close: "</ol>\n</div>".utf8)
    var footnotes = Footnotes(section: section)
    var block = tree.root.firstChild
    for definition in source.definitions {
      guard let item = Node(cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)) else { continue }
      while let node = block, node.startLine < definition.lines.upperBound {
        block = node.next
        if source.separators.contains(node.startLine) {
          node.remove()
        } else if definition.lines.contains(node.startLine) {
          item.append(node)
        }
      }
      add(item, for: definition, to: &footnotes)
    }
    while let node = block {
      block = node.next
      if source.separators.contains(node.startLine) { node.remove() }
    }
    return footnotes
  }

  /// Turns references into links, and puts the notes at the end of the text in the order of their
  /// first references.
  mutating func linkFootnotes(_ footnotes: Footnotes) {
    var footnotes = footnotes
    for leaf in textBlocks(in: tree.root) { refer(in: leaf, to: &footnotes) }
    // A note may refer to another, which then joins the list.
    var done = 0
    while done < footnotes.order.count {
      if let note = footnotes.notes[footnotes.order[done]] {
        footnotes.section.append(note.item)
        for leaf in textBlocks(in: note.item) { refer(in: leaf, to: &footnotes) }
      }
      done += 1
    }
    for note in footnotes.order.compactMap({ footnotes.notes[$0] }) { finish(note) }
    dropUnused(footnotes)
    if footnotes.order.isEmpty {
      footnotes.section.remove()
    } else {
      tree.root.append(footnotes.section)
    }
  }

  private mutating func add(
    _ item: Node, for definition: FootnoteSource.Definition, to footnotes: inout Footnotes
  ) {
    let label = definition.label
    if footnotes.notes[label.lowercased()] == nil {
      footnotes.notes[label.lowercased()] = Footnote(definition: definition, item: item)
      footnotes.section.append(item)
    } else {
      item.remove()
      report(
        .warning, "duplicate-footnote", "footnote '\(label)' is defined twice",
        atOffset: definition.offset, hint: "give one of the two another label")
    }
  }

  private mutating func refer(in leaf: Node, to footnotes: inout Footnotes) {
    for parent in inlineParents(of: leaf) {
      var child = parent.firstChild
      while let node = child {
        child = node.next
        guard node.kind == CMARK_NODE_TEXT else { continue }
        let references = references(in: node, to: footnotes)
        for mark in split(node, at: references) {
          let label = String(decoding: mark.literal.dropFirst(2).dropLast(), as: UTF8.self)
          link(mark, to: label.lowercased(), of: &footnotes)
        }
      }
    }
  }

  /// The references in a text; one to no footnote is reported, and stays text.
  private mutating func references(in node: Node, to footnotes: Footnotes) -> [Range<Int>] {
    let literal = Array(node.literal)
    var references: [Range<Int>] = []
    var escaped: Set<Int>?
    for index in literal.indices.dropLast()
    where literal[index] == UInt8(ascii: "[") && literal[index + 1] == UInt8(ascii: "^") {
      guard let label = footnoteLabel(literal[(index + 2)...]) else { continue }
      let known = escaped ?? escapedIndices(of: node)
      escaped = known
      guard !known.contains(index) else { continue }
      let name = String(decoding: label, as: UTF8.self)
      if footnotes.notes[name.lowercased()] != nil {
        references.append(index..<(label.endIndex + 1))
        continue
      }
      reportUndefined(name, atOffset: offset(of: node) + index, among: footnotes)
    }
    return references
  }

  private mutating func reportUndefined(
    _ name: String, atOffset offset: Int, among footnotes: Footnotes
  ) {
    // Each name is compared with each: a text of thousands gets no suggestions.
    let isFew = footnotes.notes.count <= 200
    let labels = isFew ? footnotes.notes.values.map(\.definition.label).sorted() : []
    report(
      .warning, "undefined-footnote", "footnote '\(name)' is not defined", atOffset: offset,
      hint: didYouMean(name, among: labels) ?? "write [^\(name)]: and the note at a line's start")
  }

  /// Puts a link to a note in the place of a reference.
  private func link(_ mark: Node, to label: String, of footnotes: inout Footnotes) {
    guard var note = footnotes.notes[label], let reference = Node.custom() else { return }
    if note.number == nil {
      footnotes.order.append(label)
      note.number = footnotes.order.count
    }
    note.referenceCount += 1
    footnotes.notes[label] = note
    let number = note.number ?? 0
    let id = Self.referenceID(number, count: note.referenceCount)
    let link = "<a href=\"#fn-\(number)\" id=\"\(id)\" role=\"doc-noteref\">\(number)</a>"
    reference.setTags(open: "<sup class=\"footnote-ref\">\(link)</sup>".utf8, close: [])
    reference.insert(before: mark)
    mark.remove()
  }

  /// Closes a note with the links back to its references.
  private func finish(_ note: Footnote) {
    guard let number = note.number, let links = Node.custom() else { return }
    note.item.setTags(open: "<li id=\"fn-\(number)\">".utf8, close: "</li>".utf8)
    let html = (1...note.referenceCount).map { count in
      let id = Self.referenceID(number, count: count)
      let ordinal = count > 1 ? " \(count)" : ""
      let mark = count > 1 ? "↩\u{FE0E}<sup>\(count)</sup>" : "↩\u{FE0E}"
      let label = options.language.backToText + ordinal
      return " <a href=\"#\(id)\" role=\"doc-backlink\" aria-label=\"\(label)\">\(mark)</a>"
    }
    if let last = note.item.lastChild, last.kind == CMARK_NODE_PARAGRAPH {
      links.setTags(open: html.joined().utf8, close: [])
      last.append(links)
    } else if let paragraph = Node(cmark_node_new(CMARK_NODE_PARAGRAPH)) {
      links.setTags(open: html.joined().utf8.dropFirst(), close: [])
      paragraph.append(links)
      note.item.append(paragraph)
    }
  }

  private mutating func dropUnused(_ footnotes: Footnotes) {
    for note in footnotes.notes.values where note.number == nil {
      let label = note.definition.label
      report(
        .warning, "unused-footnote", "nothing refers to footnote '\(label)'",
        atOffset: note.definition.offset, hint: "write [^\(label)] where it belongs, or remove it")
      note.item.remove()
    }
  }

  private static func referenceID(_ number: Int, count: Int) -> String {
    count == 1 ? "fnref-\(number)" : "fnref-\(number)-\(count)"
  }
}

extension Language {
  /// What a link from a footnote back to its reference says.
  fileprivate var backToText: String {
    switch self {
    case .english: "Back to the text"
    case .french: "Retour au texte"
    case .german: "Zurück zum Text"
    case .italian: "Torna al testo"
    case .russian: "Вернуться к тексту"
    case .spanish: "Volver al texto"
    }
  }
}
