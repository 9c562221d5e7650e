import Yams

/// The text of a YAML file, to which entries are added where they belong; all that somebody wrote,
/// comments and spaces too, stays as it is.
struct YAMLText {
  private(set) var text: String

  /// The text with an entry at the end of the mapping that the keys lead to; nil if the file is not
  /// YAML, has such an entry, or is written in a way that this can't follow.
  func adding(_ entry: YAMLValue.Entry, below keys: [String]) -> String? {
    guard let root = try? Self.root(of: text),
      let intended = YAMLValue(root).adding(entry, below: keys),
      let result = inserting(entry, below: keys[...], in: root),
      // Whatever the places were that the parser told: the outcome is what was meant, or nothing.
      let after = try? Self.root(of: result), YAMLValue(after) == intended
    else { return nil }
    return result
  }

  /// The text with an item at the end of the list that the keys lead to; nil if there is no list, or
  /// the item is in it.
  func appending(_ item: String, toListAt keys: [String]) -> String? {
    guard let root = try? Self.root(of: text) else { return nil }
    var node = root
    for key in keys {
      guard case .mapping(let mapping) = node,
        let pair = mapping.first(where: { $0.key.string == key })
      else { return nil }
      node = pair.value
    }
    guard case .sequence(let list) = node, let mark = list.mark,
      !list.contains(where: { $0.string == item }),
      let result = inserting(YAMLValue.quoted(item), intoFlowAt: mark)
        ?? inserting(YAMLValue.quoted(item), after: list.last?.mark, ofBlockAt: mark),
      let after = try? Self.root(of: result),
      let intended = YAMLValue(root).appending(.scalar(item), toListAt: keys[...]),
      YAMLValue(after) == intended
    else { return nil }
    return result
  }

  /// The text with one more line of a list that has a line for each item.
  private func inserting(_ item: String, after last: Mark?, ofBlockAt mark: Mark) -> String? {
    last.map { last in
      let margin = String(repeating: " ", count: mark.column - 1)
      return inserting(["\(margin)- \(item)"], after: last.line, isSpaced: false)
    }
  }

  /// The root of a YAML text; of an empty one, an empty scalar.
  private static func root(of text: String) throws -> Node {
    try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() ?? Node("")
  }

  private var lineBreak: String { text.contains("\r\n") ? "\r\n" : "\n" }

  private func inserting(
    _ entry: YAMLValue.Entry, below keys: ArraySlice<String>, in root: Node
  ) -> String? {
    var node = root
    var rest = keys
    var indent = 0
    var keyLine: Int?
    while let key = rest.first, case .mapping(let mapping) = node,
      let pair = mapping.first(where: { $0.key.string == key })
    {
      node = pair.value
      indent = (pair.key.mark?.column ?? 1) + 1
      keyLine = pair.key.mark?.line
      rest = rest.dropFirst()
    }
    let entry = rest.reversed().reduce(entry) { inner, key in
      YAMLValue.Entry(key: key, value: .mapping([inner]))
    }
    switch node {
    case .mapping(let mapping):
      if let mark = mapping.mark, let result = inserting(entry.flow, intoFlowAt: mark) {
        return result
      }
      guard let first = mapping.first?.key.mark else { return nil }
      return inserting(
        entry.lines(indent: first.column - 1), after: lastLine(of: first),
        isSpaced: first.column == 1)
    case .scalar:
      let line = keyLine ?? text.split(separator: lineBreak, omittingEmptySubsequences: false).count
      return inserting(entry.lines(indent: indent), after: line, isSpaced: keyLine == nil)
    case .sequence, .alias: return nil
    }
  }
}

extension YAMLText {
  /// The last line of a block mapping, from 1: the last before a line that stands further left.
  private func lastLine(of first: Mark) -> Int {
    let lines = text.split(separator: lineBreak, omittingEmptySubsequences: false)
    var last = first.line
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      if rest.isEmpty || rest.hasPrefix("#") && indent < first.column { continue }
      if indent < first.column - 1 || rest.hasPrefix("...") { break }
      last = index + 1
    }
    return last
  }

  /// The text with lines after one that is counted from 1; an empty line parts records of a file in
  /// which they are parted so.
  private func inserting(_ new: [String], after line: Int, isSpaced: Bool) -> String {
    var lines = text.split(separator: lineBreak, omittingEmptySubsequences: false).map(String.init)
    // What follows the last line break is no line.
    let isEnded = lines.last == ""
    if isEnded { lines.removeLast() }
    let place = min(line, lines.count)
    let isParted = isSpaced && lines.contains("") && place > 0 && lines[place - 1] != ""
    lines.insert(contentsOf: (isParted ? [""] : []) + new, at: place)
    return lines.joined(separator: lineBreak) + lineBreak
  }

  /// The text with more before the bracket that closes the mapping or list which opens at a mark; nil
  /// if none does: the parser does not tell how a collection is written.
  private func inserting(_ more: String, intoFlowAt mark: Mark) -> String? {
    let scalars = Array(text.unicodeScalars)
    var line = 1
    var start = 0
    while line < mark.line, start < scalars.count {
      if scalars[start] == "\n" { line += 1 }
      start += 1
    }
    start += mark.column - 1
    guard start < scalars.count, "{[".unicodeScalars.contains(scalars[start]),
      let last = Self.lastOfCollection(in: scalars, from: start)
    else { return nil }
    let comma = last == start ? "" : scalars[last] == "," ? " " : ", "
    let place = last + 1
    func string(_ part: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(part))
    }
    return string(scalars[..<place]) + comma + more + string(scalars[place...])
  }

  /// The last that stands before the bracket which closes the one at a place, or that one itself;
  /// quoted texts, space and comments left out.
  private static func lastOfCollection(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var depth = 0
    var quote: Unicode.Scalar?
    var last = start
    var index = start
    while index < scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        if scalar == (open == "\"" ? "\\" : "'"), open == "\"" || next == "'" {
          index += 1
        } else if scalar == open {
          quote = nil
        }
      } else if scalar == "#", scalars[index - 1].properties.isWhitespace {
        while index + 1 < scalars.count, scalars[index + 1] != "\n" { index += 1 }
        index += 1
        continue
      } else if "\"'".unicodeScalars.contains(scalar) {
        // Within a word it is an apostrophe.
        if "[{,: \n".unicodeScalars.contains(scalars[index - 1]) { quote = scalar }
      } else if "{[".unicodeScalars.contains(scalar) {
        depth += 1
      } else if "}]".unicodeScalars.contains(scalar) {
        depth -= 1
        if depth == 0 { return last }
      }
      if !scalar.properties.isWhitespace { last = min(index, scalars.count - 1) }
      index += 1
    }
    return nil
  }
}
