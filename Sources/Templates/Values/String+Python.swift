/// Python's methods of strings, scalar by scalar.
extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }

  var pythonUpper: String { mapped(\.properties.uppercaseMapping) }

  /// With the final form of a sigma at the end of a word.
  var pythonLower: String {
    guard unicodeScalars.contains("Σ") else { return mapped(\.properties.lowercaseMapping) }
    let scalars = Array(unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == "Σ" {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        let isFinal =
          before?.properties.isCased ?? false && !(after?.properties.isCased ?? false)
        result += isFinal ? "ς" : "σ"
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  var pythonCapitalized: String {
    guard let first = unicodeScalars.first else { return self }
    // The first letter counts for a sigma after it.
    let lower = pythonLower.unicodeScalars
    let head = first.properties.lowercaseMapping.unicodeScalars.count
    return first.properties.titlecaseMapping + String(scalars: lower.dropFirst(head))
  }

  /// Jinja's filter `title`: what follows a space, a hyphen or an opening bracket is a capital.
  var jinjaTitle: String {
    var result = ""
    var word = String.UnicodeScalarView()
    func flush() {
      if let first = word.first {
        result += first.properties.uppercaseMapping
        result += String(scalars: word.dropFirst()).pythonLower
      }
      word = String.UnicodeScalarView()
    }
    for scalar in unicodeScalars {
      if scalar.isPythonSpace || "-({[<".unicodeScalars.contains(scalar) {
        flush()
        result.unicodeScalars.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    flush()
    return result
  }

  private func mapped(_ mapping: (Unicode.Scalar) -> String) -> String {
    var result = ""
    for scalar in unicodeScalars { result += mapping(scalar) }
    return result
  }

  /// Whether all letters with case are lower (or upper) ones, and there is one.
  func isCased(upper: Bool) -> Bool {
    var found = false
    for scalar in unicodeScalars {
      let properties = scalar.properties
      if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
        if !upper || properties.generalCategory == .titlecaseLetter { return false }
        found = true
      } else if properties.isLowercase {
        if upper { return false }
        found = true
      }
    }
    return found
  }

  func stripped(_ isStripped: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isStripped($0) }),
      let last = scalars.lastIndex(where: { !isStripped($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// The lines without their ends, as `str.splitlines` cuts them.
  var pythonLines: [String] {
    var lines: [String] = []
    let scalars = unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      guard scalar.isLineBoundary else {
        index = next
        continue
      }
      lines.append(String(scalars[start..<index]))
      let isPair = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
      start = isPair ? scalars.index(after: next) : next
      index = start
    }
    if start < scalars.endIndex { lines.append(String(scalars[start...])) }
    return lines
  }

  /// Where another text stands in this one, in bytes; an empty text stands nowhere.
  func ranges(ofText other: String) -> [Range<Int>] {
    let (bytes, pattern) = (Array(utf8), Array(other.utf8))
    guard let first = pattern.first else { return [] }
    var ranges: [Range<Int>] = []
    var index = 0
    while index + pattern.count <= bytes.count {
      if bytes[index] == first, bytes[index..<(index + pattern.count)].elementsEqual(pattern) {
        ranges.append(index..<(index + pattern.count))
        index += pattern.count
      } else {
        index += 1
      }
    }
    return ranges
  }

  func containsText(_ other: String) -> Bool {
    other.isEmpty || !ranges(ofText: other).isEmpty
  }

  /// Python's `str.replace`; an empty `old` stands around every scalar.
  func replacing(_ old: String, with new: String, most count: Int?) -> String {
    let most = count.map { $0 < 0 ? Int.max : $0 } ?? .max
    if old.isEmpty {
      var result = ""
      var done = 0
      for scalar in unicodeScalars {
        if done < most { result += new }
        done += 1
        result.unicodeScalars.append(scalar)
      }
      return done < most ? result + new : result
    }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var start = 0
    for range in ranges(ofText: old).prefix(most) {
      result += bytes[start..<range.lowerBound]
      result += Array(new.utf8)
      start = range.upperBound
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The words between white space.
  var pythonWords: [String] {
    unicodeScalars.split { $0.isPythonSpace }.map { String($0) }
  }
}
