import Yams

extension YAMLValue {
  /// Takes over what a parser has read.
  init(_ node: Node) {
    switch node {
    case .scalar(let scalar): self = .scalar(scalar.string)
    case .sequence(let items): self = .list(items.map(YAMLValue.init))
    case .mapping(let pairs):
      self = .mapping(pairs.map { Entry(key: $0.key.string ?? "", value: YAMLValue($0.value)) })
    case .alias: self = .scalar("")
    }
  }

  /// The value with an entry at the end of the mapping that the keys lead to, which is made where it
  /// is missing; nil if something else stands in the way.
  func adding(_ entry: Entry, below keys: some Collection<String>) -> YAMLValue? {
    var entries: [Entry]
    switch self {
    case .mapping(let present): entries = present
    case .scalar(""), .scalar("~"), .scalar("null"): entries = []
    case .scalar, .list: return nil
    }
    guard let key = keys.first else {
      if entries.contains(where: { $0.key == entry.key }) { return nil }
      return .mapping(entries + [entry])
    }
    let rest = keys.dropFirst()
    if let index = entries.firstIndex(where: { $0.key == key }) {
      guard let value = entries[index].value.adding(entry, below: rest) else { return nil }
      entries[index] = Entry(key: key, value: value)
    } else {
      guard let value = YAMLValue.mapping([]).adding(entry, below: rest) else { return nil }
      entries.append(Entry(key: key, value: value))
    }
    return .mapping(entries)
  }

  /// The value with an item at the end of the list that the keys lead to; nil if there is no list.
  func appending(_ item: YAMLValue, toListAt keys: ArraySlice<String>) -> YAMLValue? {
    switch self {
    case .list(let items) where keys.isEmpty: return .list(items + [item])
    case .mapping(var entries):
      guard let index = entries.firstIndex(where: { $0.key == keys.first }),
        let value = entries[index].value.appending(item, toListAt: keys.dropFirst())
      else { return nil }
      entries[index] = Entry(key: entries[index].key, value: value)
      return .mapping(entries)
    default: return nil
    }
  }
}
