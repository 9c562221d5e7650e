import Foundation
import Templates

/// Makes templates of templates: pieces of several, with bytes and words changed.
struct Mutator {
  private var state: UInt64
  private let seeds: [[UInt8]]

  init(seed: UInt64, seeds: [[UInt8]]) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.seeds = seeds
  }

  /// The templates of the corpus and of the malformed ones.
  static func templates(under folder: URL) throws -> [[UInt8]] {
    var result: [[UInt8]] = []
    for name in ["Corpus", "Malformed"] {
      let files = try FileManager.default.contentsOfDirectory(
        at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil)
      for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "txt" {
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        for part in text.components(separatedBy: "\n=== ") {
          let lines = part.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
          let template = lines.prefix { !$0.hasPrefix("--- ") }.joined(separator: "\n")
          if !template.isEmpty { result.append(Array(template.utf8)) }
        }
      }
    }
    return result
  }

  static let variables: [String: Value] = [
    "name": "World <b>", "n": 5, "f": 2.5, "neg": -3, "z": 0, "xs": [3, 1, 2, 3],
    "strs": ["b", "A", "ёж"], "d": ["b": 1, "a": 2], "t": true, "fl": false, "none_": .none,
    "users": [["name": "Ann", "age": 30, "tags": ["x"]], ["name": "bob", "age": 25, "tags": []]],
    "html": "<p class=\"x\">Hi &amp; 'bye'</p>", "safe": .markup("<i>"), "ru": "Привет, мир",
    "pairs": [["k", "v"], ["a", "<"]], "e": [], "emo": "a👩‍👩‍👧b\u{301}", "x": "ctx",
    "big": 9007199254740993,
  ]

  private static let words = [
    "{{", "}}", "{%", "%}", "{#", "#}", "-%}", "{%-", " if ", " else ", " for x in xs ", "endfor",
    "endif", " is ", " not ", " in ", "|", "|list", "|map('upper')", "|sort", "|join", "|tojson",
    "|batch(2)", "|default(1)", "|int", "|round(2)", "|groupby('name')", "|truncate(3)",
    "|replace('a','b')", "|indent(3)", "|striptags", "[1:2]", "[::-1]", "(", ")", "[", "]", "{",
    "}", "~", "**", "//", "%", "* 9999999", "+", "-", "'", "\"", "\\", "\\u", "0x", "1e", "1_0",
    "9223372036854775807", "loop.length", "namespace(", "range(", "dict(", "self.a()", "super()",
    "{% set x = ", "{% set ns.x = ", "{% block a %}", "{% endblock %}", "{% extends 'base' %}",
    "{% include 'main' %}", "{% import 'm' as m %}", "{% macro m(a) %}", "{% endmacro %}", "\u{0}",
    "\r\n", "é", "👩‍👩‍👧", ",", ".", ":", "=", "==", "<", "raw", "endraw", " recursive", "caller",
    "varargs", "kwargs", "*xs", "**d", "none", "true", "nope", " ",
  ].map { Array($0.utf8) }

  private mutating func random(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 1) % max(bound, 1)
  }

  mutating func next() -> [UInt8] {
    var bytes = seeds[random(seeds.count)]
    for _ in 0...random(6) {
      switch random(8) {
      case 0, 1, 2: insert(Self.words[random(Self.words.count)], into: &bytes)
      case 3: insert(seeds[random(seeds.count)], into: &bytes)
      case 4: removePiece(of: &bytes)
      case 5: if !bytes.isEmpty { bytes[random(bytes.count)] = UInt8(random(256)) }
      case 6: repeatPiece(of: &bytes)
      default:
        let other = seeds[random(seeds.count)]
        bytes = Array(bytes.prefix(random(bytes.count))) + other.suffix(random(other.count))
      }
    }
    return Array(bytes.prefix(20_000))
  }

  private mutating func insert(_ piece: [UInt8], into bytes: inout [UInt8]) {
    bytes.insert(contentsOf: piece, at: random(bytes.count + 1))
  }

  private mutating func piece(of bytes: [UInt8]) -> Range<Int> {
    let start = random(bytes.count)
    return start..<min(bytes.count, start + 1 + random(12))
  }

  private mutating func removePiece(of bytes: inout [UInt8]) {
    if !bytes.isEmpty { bytes.removeSubrange(piece(of: bytes)) }
  }

  private mutating func repeatPiece(of bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let range = piece(of: bytes)
    let count = random(8) == 0 ? 1 + random(1000) : 1 + random(4)
    let copies = Array(repeatElement(bytes[range], count: count).joined())
    bytes.insert(contentsOf: copies, at: range.lowerBound)
  }
}
