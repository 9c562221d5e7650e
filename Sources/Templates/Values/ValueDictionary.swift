/// A mapping that keeps the order of its entries, with Python's idea of equal keys: `1`, `1.0` and
/// `true` are one key, and so are a string and markup of the same text.
public struct ValueDictionary: Sendable {
  /// The keys, in the order in which they were added.
  public private(set) var keys: [Value] = []
  /// The values, in the order of the keys.
  public private(set) var values: [Value] = []
  private var identities: [ValueKey] = []
  private var positions = PositionTable()

  /// Makes an empty dictionary.
  public init() {}

  /// Makes a dictionary of text keys; of equal keys the last value counts, in the first's place.
  public init(_ entries: some Sequence<(String, Value)>) {
    for (key, value) in entries { self[key] = value }
  }

  /// How many entries there are.
  public var count: Int { keys.count }

  /// The value of a text key.
  public subscript(key: String) -> Value? {
    get { self[Name(key)] }
    set { if let newValue { set(.text(Name(key)), .string(key), newValue) } }
  }

  subscript(key: ValueKey) -> Value? { position(key).map { values[$0] } }

  subscript(key: Name) -> Value? {
    let position = positions.position(key.hash) {
      if case .text(let name) = identities[$0] { name == key } else { false }
    }
    return position.map { values[$0] }
  }

  private func position(_ key: ValueKey) -> Int? {
    positions.position(key.bucket) { identities[$0] == key }
  }

  /// The entries as pairs.
  var items: [Value] { zip(keys, values).map { .tuple([$0, $1]) } }

  /// Adds an entry, or replaces the value of an equal key.
  mutating func set(_ identity: ValueKey, _ key: Value, _ value: Value) {
    if let position = position(identity) {
      values[position] = value
    } else {
      identities.append(identity)
      keys.append(key)
      values.append(value)
      positions.append(identities.count - 1) { identities[$0].bucket }
    }
  }

  func isEqual(to other: ValueDictionary) throws -> Bool {
    guard count == other.count else { return false }
    for (key, value) in zip(keys, values) {
      guard let its = other[try key.key()], try value.isEqual(to: its) else { return false }
    }
    return true
  }
}

/// What makes two keys of a dictionary the same.
enum ValueKey: Hashable, Sendable {
  case none
  case int(Int)
  case float(Double)
  case text(Name)
  case tuple([ValueKey])
  case object(ObjectIdentifier)

  /// A name has computed its hash already.
  var bucket: Int { if case .text(let name) = self { name.hash } else { hashValue } }
}
