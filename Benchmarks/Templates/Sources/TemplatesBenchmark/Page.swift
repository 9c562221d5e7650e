import Foundation
import Templates

/// A day as the site's templates see it.
struct Day: TemplateObject {
  let iso: String
  let words: String

  static let members: Members<Day> = ["precision": { _ in "day" }]

  var printed: Value? { .string(iso) }
}

/// The article page: what its templates see, read from `page.json`.
struct Page {
  private(set) var root: Any
  /// Members that a newer theme asks for and the file lacks: they are taken as none.
  private(set) var missing: [String] = []

  /// The folder of the data and of the templates ported to other engines.
  static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  init() throws {
    let data = try Data(contentsOf: Self.fixtures.appendingPathComponent("page.json"))
    root = try JSONSerialization.jsonObject(with: data)
  }

  /// Gives every mapping a member that is none, unless it has it.
  mutating func add(missing name: String) {
    func completed(_ value: Any) -> Any {
      if let list = value as? [Any] { return list.map(completed) }
      guard let mapping = value as? [String: Any] else { return value }
      return mapping.mapValues(completed).merging([name: NSNull()]) { mine, _ in mine }
    }
    missing.append(name)
    root = completed(root)
  }

  /// For sitegen's engine and for Jinja2 the data are as they stand in the file.
  var values: [String: Value] {
    guard let root = root as? [String: Any] else { return [:] }
    return root.mapValues { Self.value($0) }
  }

  private static func value(_ value: Any, isMarkup: Bool = false) -> Value {
    switch value {
    case let day as [String: Any] where day["iso"] != nil:
      let text = day.compactMapValues { $0 as? String }
      return .object(Day(iso: native(text["iso"] ?? ""), words: native(text["words"] ?? "")))
    case let dictionary as [String: Any]:
      let entries = dictionary.sorted { $0.key < $1.key }
      return .dict(
        ValueDictionary(entries.map { ($0.key, Self.value($0.value, isMarkup: $0.key == "body")) }))
    case let list as [Any]: return .list(list.map { Self.value($0) })
    case let number as NSNumber: return .bool(number.boolValue)
    case let text as String:
      return isMarkup ? .markup(Self.native(text)) : .string(Self.native(text))
    default: return .none
    }
  }

  /// For the others, which call no functions: the words under names without dots, beside each list
  /// whether it has items, nothing for null.
  var plain: [String: Any] {
    var plain = Self.plain(root) as? [String: Any] ?? [:]
    let words = plain["words"] as? [String: String] ?? [:]
    var renamed: [String: String] = [:]
    for (key, text) in words {
      let name = key.replacingOccurrences(of: ".", with: "_").replacingOccurrences(
        of: "-", with: "_")
      renamed[name] = text.replacingOccurrences(of: "{generator}", with: "sitegen")
    }
    plain["words"] = renamed
    return plain
  }

  private static func plain(_ value: Any) -> Any {
    switch value {
    case let dictionary as [String: Any]:
      var result: [String: Any] = [:]
      for (key, value) in dictionary where !(value is NSNull) {
        result[key] = plain(value)
        if let list = value as? [Any] { result["has_" + key] = !list.isEmpty }
      }
      return result
    case let list as [Any]: return list.map(plain)
    case let number as NSNumber: return number.boolValue
    case let text as String: return native(text)
    default: return value
    }
  }

  /// Swift's own string, so that no engine pays for bridging.
  private static func native(_ text: String) -> String {
    String(decoding: Array(text.utf8), as: UTF8.self)
  }
}
