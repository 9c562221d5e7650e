/// Reaching into values: members, items, slices, and walking through them.
extension Renderer {
  /// `value.name`: an attribute, or else an item of that name.
  mutating func attribute(_ id: NameID, of owner: Value) throws -> Value {
    let name = environment.names[id]
    if case .object(let object) = owner {
      if let member = try object.box.members.value(name, of: object.box) { return member }
      return .undefined(member: name.text, of: owner) { object.box.members.names }
    }
    if let member = try ownMember(name.text, id, of: owner) { return member }
    if environment.names.isPythons[Int(id)] { try refusePythonAttribute(name.text, of: owner) }
    if case .dict(let dict) = owner, let value = dict[name] { return value }
    let names = memberNames(of: owner)
    return .undefined(member: name.text, of: owner) { names }
  }

  /// `value[key]`: an item, or else an attribute of that name.
  mutating func item(_ key: Value, of owner: Value) throws -> Value {
    if let undefined = owner.undefined ?? key.undefined { throw undefined.error() }
    if case .dict(let dict) = owner {
      if key.isHashable, let value = dict[try key.key()] { return value }
    } else if let index = key.index, let value = item(at: index, of: owner) {
      return value
    }
    guard let name = key.text else {
      return .undefined {
        TemplateError(
          code: "undefined-member", "'\(owner.typeName)' has no item \(key.shown)")
      }
    }
    if case .object(let object) = owner {
      if let member = try object.box.members.value(Name(name), of: object.box) {
        return member
      }
    } else if let id = environment.names.id(name), let member = try ownMember(name, id, of: owner) {
      return member
    }
    try refusePythonAttribute(name, of: owner)
    let names = memberNames(of: owner)
    return .undefined(member: name, of: owner) { names }
  }

  private func refusePythonAttribute(_ name: String, of owner: Value) throws {
    guard owner.hasPythonAttribute(name) else { return }
    var hint: String?
    if case .dict = owner {
      hint = "write ['\(name)'] for a key of that name"
    } else if Vocabulary.isFilter(name) {
      hint = "use the filter '\(name)'"
    }
    throw TemplateError.unsupported(
      "'\(name)' of \(owner.typeName) is Python's own and not part of this language",
      hint: name.hasPrefix("__") ? nil : hint)
  }

  /// A member of what templates make.
  private mutating func ownMember(_ name: String, _ id: NameID, of owner: Value) throws -> Value? {
    guard case .template(let value) = owner else { return nil }
    if case .undefined(let undefined) = value.kind { throw undefined.error() }
    if case .group(let items) = value.kind {
      return name == "grouper" ? items[0] : name == "list" ? items[1] : nil
    }
    guard case .cell(_, let number) = value.kind else { return nil }
    switch cells[Int(number)] {
    case .namespace(let dict): return dict[name]
    case .module(let context, _):
      if let value = context.exportedValue(id) { return value }
      if name.hasPrefix("_") || name == "name" {
        throw TemplateError.unsupported("'\(name)' of a module is Jinja's own")
      }
    case .loop(let loop):
      if let special = WellKnown(id), let member = try member(special, of: loop, number) {
        return member
      }
      if name.hasPrefix("_") {
        throw TemplateError.unsupported("'\(name)' of a loop is Jinja's own")
      }
    case .blocks(let context):
      return context.entry(id).map { cell(.block, .block(context, $0)) }
    case .generator, .macro, .block: break
    }
    return nil
  }

  /// The names to suggest for a mistyped member.
  private func memberNames(of owner: Value) -> [String] {
    switch owner {
    case .object(let object): return object.box.members.names
    case .dict(let dict): return dict.keys.compactMap(\.text)
    case .template(let value):
      if case .group = value.kind { return ["grouper", "list"] }
      guard case .cell(_, let number) = value.kind else { return [] }
      switch cells[Int(number)] {
      case .loop: return WellKnown.allCases.prefix { $0 != .loop }.map(\.rawValue)
      case .module(let context, _): return context.exported.map { environment.names[$0].text }
      case .blocks(let context): return context.blocks.map { environment.names[$0.block.name].text }
      case .namespace(let dict): return dict.keys.compactMap(\.text)
      default: return []
      }
    default: return []
    }
  }

  private func item(at index: Int, of owner: Value) -> Value? {
    func pick<Items: Collection>(_ items: Items) -> Items.Element? {
      let place = index < 0 ? index + items.count : index
      guard place >= 0, place < items.count else { return nil }
      return items[items.index(items.startIndex, offsetBy: place)]
    }
    if let text = owner.text { return pick(text.unicodeScalars).map { owner.withText(String($0)) } }
    return owner.sequence.flatMap { pick($0.items) }
  }

  /// `value[start:stop:step]`
  func slice(_ bounds: [Value], of owner: Value) throws -> Value {
    if let undefined = owner.undefined { throw undefined.error() }
    let numbers = try bounds.map { bound in
      guard bound.index != nil || bound.isNone else {
        throw bound.unfit("a slice needs ints, not \(bound.typeName)")
      }
      return bound.index
    }
    if numbers[2] == 0 { throw TemplateError.value("a slice's step can't be 0") }
    if let text = owner.text {
      let scalars = Array(text.unicodeScalars)
      return owner.withText(
        String(scalars: Self.indices(numbers, scalars.count).map { scalars[$0] }))
    }
    guard let (kind, items) = owner.sequence else {
      throw TemplateError.type("\(owner.typeName) can't be sliced")
    }
    if kind == .range {
      throw TemplateError.unsupported("a range can't be sliced", hint: "make it a list first")
    }
    return owner.withItems(Self.indices(numbers, items.count).map { items[$0] })
  }

  /// Python's `slice.indices`.
  private static func indices(_ bounds: [Int?], _ count: Int) -> StrideTo<Int> {
    let step = bounds[2] ?? 1
    let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
    func clamp(_ bound: Int?, _ fallback: Int) -> Int {
      bound.map { min(max($0 < 0 ? $0 + count : $0, low), high) } ?? fallback
    }
    let start = clamp(bounds[0], step > 0 ? low : high)
    return stride(from: start, to: clamp(bounds[1], step > 0 ? high : low), by: step)
  }

  /// The items that a `for` walks through.
  mutating func items(of value: Value) throws -> [Value] {
    switch value {
    case .list(let items), .tuple(let items): return items
    case .dict(let dict): return dict.keys
    case .string(let text), .markup(let text):
      return text.unicodeScalars.map { .string(String($0)) }
    case .template(let inner):
      switch inner.kind {
      case .undefined(let undefined):
        if undefined !== Undefined.elseless { throw undefined.error() }
        return []
      case .range(let items, _): return items
      case .group(let items): return items
      case .cell(.generator, let number):
        guard case .generator(let items?) = cells[Int(number)] else {
          throw TemplateError.unsupported(
            "a generator can be used only once in this language", hint: "add the filter 'list'")
        }
        cells[Int(number)] = .generator(nil)
        return items
      case .cell(.loop, _): throw TemplateError.unsupported("a loop can't be walked through")
      default: break
      }
    default: break
    }
    throw TemplateError.type("\(value.typeName) can't be walked through")
  }

  /// The entries of a dict, or items that are pairs.
  mutating func pairs(of value: Value, _ message: String) throws -> [(Value, Value)] {
    if case .dict(let dict) = value { return Array(zip(dict.keys, dict.values)) }
    return try items(of: value).map { item in
      let pair = try items(of: item)
      guard pair.count == 2 else { throw TemplateError.value(message) }
      return (pair[0], pair[1])
    }
  }

  /// Python's `len`.
  mutating func length(of value: Value) throws -> Int {
    if let text = value.text { return text.unicodeScalars.count }
    if case .dict(let dict) = value { return dict.count }
    if let count = value.sequence?.items.count { return count }
    if value.undefined === Undefined.elseless { return 0 }
    if case .template(let inner) = value, case .cell(.loop, let number) = inner.kind,
      case .loop(let loop) = cells[Int(number)]
    {
      return try length(of: loop)
    }
    throw value.unfit("\(value.typeName) has no length")
  }
}
