/// A mapping that keeps the order of its entries, with Python's idea of equal keys: `1`, `1.0` and
/// `true` are one key, and so are a string and markup of the same text.
public struct ValueDictionary: Sendable {
  /// The keys, in the order in which they were added.
  public private(set) var keys: [Value] = []
  /// The values, in the order of the keys.
  public private(set) var values: [Value] = []
  private var positions: [ValueKey: Int] = [:]

  /// Makes an empty dictionary.
  public init() {}

  /// Makes a dictionary of text keys; of equal keys the last value counts, in the first's place.
  public init(_ entries: some Sequence<(String, Value)>) {
    for (key, value) in entries { set(.text(TextKey(key)), .string(key), value) }
  }

  /// How many entries there are.
  public var count: Int { keys.count }

  /// The value of a text key.
  public subscript(key: String) -> Value? {
    get { self[ValueKey.text(TextKey(key))] }
    set { if let newValue { set(.text(TextKey(key)), .string(key), newValue) } }
  }

  subscript(key: ValueKey) -> Value? {
    positions[key].map { values[$0] }
  }

  /// Adds an entry, or replaces the value of an equal key.
  mutating func set(_ identity: ValueKey, _ key: Value, _ value: Value) {
    if let position = positions[identity] {
      values[position] = value
    } else {
      positions[identity] = keys.count
      keys.append(key)
      values.append(value)
    }
  }
}

/// What makes two keys of a dictionary the same.
enum ValueKey: Hashable, Sendable {
  case none
  case int(Int)
  case float(Double)
  case text(TextKey)
  case tuple([ValueKey])
  case object(ObjectIdentifier)
}
