import Templates

/// Reads JSON into template values: objects keep their order, whole numbers are ints.
struct JSON {
  struct Malformed: Error {
    let offset: Int
  }

  private let bytes: [UInt8]
  private var position = 0

  static func value(_ bytes: [UInt8]) throws -> Value {
    var reader = JSON(bytes: bytes)
    let value = try reader.read()
    reader.skipSpace()
    guard reader.position == bytes.count else { throw Malformed(offset: reader.position) }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func read() throws -> Value {
    skipSpace()
    guard position < bytes.count else { throw Malformed(offset: position) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return .dict(ValueDictionary(try readEntries()))
    case UInt8(ascii: "["): return .list(try readItems())
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .none)
    default: return try readNumber()
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard take(character) else { throw Malformed(offset: position) }
  }

  private mutating func readEntries() throws -> [(String, Value)] {
    try expect("{")
    var entries: [(String, Value)] = []
    if take("}") { return entries }
    repeat {
      skipSpace()
      let key = try readString()
      try expect(":")
      entries.append((key, try read()))
    } while take(",")
    try expect("}")
    return entries
  }

  private mutating func readItems() throws -> [Value] {
    try expect("[")
    var items: [Value] = []
    if take("]") { return items }
    repeat { items.append(try read()) } while take(",")
    try expect("]")
    return items
  }

  private mutating func readWord(_ word: String, _ value: Value) throws -> Value {
    guard bytes[position...].starts(with: word.utf8) else { throw Malformed(offset: position) }
    position += word.utf8.count
    return value
  }

  private mutating func readNumber() throws -> Value {
    let digits = bytes[position...].prefix { "+-.eE0123456789".utf8.contains($0) }
    let text = String(decoding: digits, as: UTF8.self)
    position += digits.count
    if let int = Int(text) { return .int(int) }
    guard let float = Double(text) else { throw Malformed(offset: position) }
    return .float(float)
  }

  private mutating func readString() throws -> String {
    try expect("\"")
    var result: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += Array(try readEscape().utf8)
      default: result.append(byte)
      }
    }
    throw Malformed(offset: position)
  }

  private mutating func readEscape() throws -> String {
    guard position < bytes.count else { throw Malformed(offset: position) }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      var units = [try readUnit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        units.append(try readUnit())
      }
      return String(decoding: units, as: UTF16.self)
    default: return String(Unicode.Scalar(letter))
    }
  }

  private mutating func readUnit() throws -> UInt16 {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard let unit = UInt16(digits, radix: 16) else { throw Malformed(offset: position) }
    position += 4
    return unit
  }
}

extension Value {
  /// The entries of a dict with text keys.
  var entries: [(key: String, value: Value)] {
    guard case .dict(let dict) = self else { return [] }
    return zip(dict.keys, dict.values).compactMap { key, value in
      if case .string(let name) = key { (name, value) } else { nil }
    }
  }

  /// An entry of a dict.
  subscript(name: String) -> Value? {
    if case .dict(let dict) = self { dict[name] } else { nil }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  var list: [Value] { if case .list(let items) = self { items } else { [] } }
}
