/// Reaching into values: members, items, slices, and walking through them.
extension Renderer {
  /// `value.name`: an attribute, or else an item of that name.
  func checkedName(_ name: String, of owner: Value) throws(TemplateError) {
    if owner.hasPythonAttribute(name) {
      throw .unsupported(
        "'\(name)' of \(owner.typeName) is Python's own and not part of this language",
        hint: hint(forMethod: name, of: owner))
    }
  }

  private func hint(forMethod name: String, of owner: Value) -> String? {
    guard !name.hasPrefix("__") else { return nil }
    if case .dict = owner { return "write ['\(name)'] for a key of that name" }
    return KnownFilters.isBuiltin(name) ? "use the filter '\(name)'" : nil
  }

  mutating func attribute(_ id: NameID, of owner: Value) throws(TemplateError) -> Value {
    switch owner {
    case .object(let object):
      let name = environment.names[id]
      return try object.box.member(name) ?? .undefined(.member(name.text, of: owner))
    case .template(let value):
      if let member = try member(id, of: value, owner) { return member }
    default: break
    }
    let name = environment.names[id].text
    try checkedName(name, of: owner)
    if case .dict(let dict) = owner, let value = dict[name] { return value }
    return .undefined(.member(name, of: owner, names: memberNames(of: owner)))
  }

  /// The names to suggest for a mistyped member of what templates make.
  private func memberNames(of owner: Value) -> [String] {
    guard case .template(let value) = owner else { return [] }
    switch value.kind {
    case .loop: return WellKnown.allCases.prefix { $0 != .loop }.map { "\($0)" }
    case .module(let number):
      return modules[Int(number)].context.exported.map { environment.names[$0].text }
    case .blocks(let number):
      return contexts[Int(number)].blocks.map { environment.names[$0.name].text }
    case .namespace(let number): return namespaces[Int(number)].keys.compactMap(\.text)
    case .group: return ["grouper", "list"]
    default: return []
    }
  }

  private mutating func member(
    _ id: NameID, of value: TemplateValue, _ owner: Value
  ) throws(TemplateError) -> Value? {
    let name = environment.names[id].text
    let special = WellKnown(rawValue: id)
    switch value.kind {
    case .undefined(let undefined): throw undefined.error
    case .loop(let number):
      if let special, let member = try member(special, ofLoop: number) { return member }
      if name.hasPrefix("_") { throw .unsupported("'\(name)' of a loop is Jinja's own") }
    case .namespace(let number): return namespaces[Int(number)][name]
    case .module(let number):
      let module = modules[Int(number)]
      if module.context.exported.contains(id) { return module.context.value(id) }
      if name.hasPrefix("_") || name == "name" {
        throw .unsupported("'\(name)' of a module is Jinja's own")
      }
    case .group(let key, let items):
      if special == .grouper { return key }
      if special == .list { return .list(items) }
    case .blocks(let context):
      guard let entry = contexts[Int(context)].entry(id) else { break }
      return .kind(.block(context: context, entry: Int32(entry)))
    case .block(let context, let entry):
      guard special == .super else { break }
      return parentBlock(of: contexts[Int(context)], Int(entry))
    default: break
    }
    return nil
  }

  /// `value[key]`: an item, or else an attribute of that name.
  mutating func item(_ key: Value, of owner: Value) throws(TemplateError) -> Value {
    if let undefined = owner.undefined ?? key.undefined { throw undefined.error }
    if case .dict(let dict) = owner {
      if key.isHashable, let value = dict[try key.key()] { return value }
    } else if let index = key.index, let value = try item(at: index, of: owner) {
      return value
    }
    guard let name = key.text else { return .undefined(.item(key, of: owner)) }
    switch owner {
    case .object(let object):
      return try object.box.member(Name(name)) ?? .undefined(.member(name, of: owner))
    case .template(let value):
      guard let id = environment.names.id(name) else { break }
      if let member = try member(id, of: value, owner) { return member }
    default: break
    }
    try checkedName(name, of: owner)
    return .undefined(.member(name, of: owner))
  }

  private func item(at index: Int, of owner: Value) throws(TemplateError) -> Value? {
    func place(_ count: Int) -> Int? {
      let place = index < 0 ? index + count : index
      return place >= 0 && place < count ? place : nil
    }
    if let items = owner.sequence { return place(items.count).map { items[$0] } }
    if let text = owner.text {
      let scalars = text.unicodeScalars
      guard let place = place(scalars.count) else { return nil }
      let character = String(scalars[scalars.index(scalars.startIndex, offsetBy: place)])
      return owner.isMarkup ? .markup(character) : .string(character)
    }
    if case .template(let value) = owner, case .range(let range) = value.kind {
      return place(range.count).map { .int(range[$0]) }
    }
    return nil
  }

  /// `value[start:stop:step]`
  func slice(_ bounds: [Value], of owner: Value) throws(TemplateError) -> Value {
    if let undefined = owner.undefined { throw undefined.error }
    var numbers: [Int?] = []
    for bound in bounds {
      if let undefined = bound.undefined { throw undefined.error }
      guard let number = bound.index else {
        if case .none = bound {
          numbers.append(nil)
          continue
        }
        throw .type("a slice needs ints, not \(bound.typeName)")
      }
      numbers.append(number)
    }
    if numbers[2] == 0 { throw .value("a slice's step can't be 0") }
    if let text = owner.text {
      let scalars = Array(text.unicodeScalars)
      let result = String(scalars: Self.indices(numbers, scalars.count).items.map { scalars[$0] })
      return owner.isMarkup ? .markup(result) : .string(result)
    }
    if let items = owner.sequence {
      let result = Self.indices(numbers, items.count).items.map { items[$0] }
      if case .list = owner { return .list(result) }
      return .tuple(result)
    }
    if case .template(let value) = owner, case .range = value.kind {
      throw .unsupported("a range can't be sliced", hint: "make it a list first")
    }
    throw .type("\(owner.typeName) can't be sliced")
  }

  /// Python's `slice.indices`.
  private static func indices(_ bounds: [Int?], _ count: Int) -> (items: [Int], step: Int) {
    let step = bounds[2] ?? 1
    let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
    func clamp(_ bound: Int?, _ fallback: Int) -> Int {
      guard let bound else { return fallback }
      return min(max(bound < 0 ? bound + count : bound, low), high)
    }
    let start = clamp(bounds[0], step > 0 ? low : high)
    let stop = clamp(bounds[1], step > 0 ? high : low)
    return (Array(stride(from: start, to: stop, by: step)), step)
  }

  /// The items that a `for` walks through; those of a generator are gone after that.
  mutating func items(of value: Value) throws(TemplateError) -> [Value] {
    switch value {
    case .list(let items), .tuple(let items): return items
    case .dict(let dict): return dict.keys
    case .string(let text), .markup(let text):
      return text.unicodeScalars.map { .string(String($0)) }
    case .template(let inner):
      switch inner.kind {
      case .undefined(.elseless): return []
      case .undefined(let undefined): throw undefined.error
      case .range(let range):
        try step(range.count)
        return range.items
      case .group(let key, let items): return [key, .list(items)]
      case .generator(let number):
        let generator = generators[Int(number)]
        generators[Int(number)] = Generator(items: [])
        if let failure = generator.failure { throw failure }
        return Array(generator.items)
      case .loop: throw .unsupported("a loop can't be walked through")
      default: break
      }
    default: break
    }
    throw .type("\(value.typeName) can't be walked through")
  }

  /// A value that can be walked through once, as Python's lazy filters give.
  ///
  /// An error counts only once something asks for the item that it stands for.
  mutating func generator(
    _ make: (inout Renderer, inout [Value]) throws(TemplateError) -> Void
  ) throws(TemplateError) -> Value {
    var items: [Value] = []
    var failure: TemplateError?
    do { try make(&self, &items) } catch { failure = error }
    if let failure, failure.code == "limit" { throw failure }
    try limits.check(items: items.count)
    generators.append(Generator(items: items[...], failure: failure))
    return .kind(.generator(Int32(generators.count - 1)))
  }

  /// The next item of a generator.
  mutating func next(_ number: Int32) throws(TemplateError) -> Value? {
    if let item = generators[Int(number)].items.popFirst() { return item }
    if let failure = generators[Int(number)].failure { throw failure }
    return nil
  }

  /// Python's `len`.
  mutating func length(of value: Value) throws(TemplateError) -> Int {
    if let text = value.text { return text.unicodeScalars.count }
    if let items = value.sequence { return items.count }
    switch value {
    case .dict(let dict): return dict.count
    case .template(let inner):
      switch inner.kind {
      case .undefined(.elseless): return 0
      case .undefined(let undefined): throw undefined.error
      case .range(let range): return range.count
      case .loop(let number): return try length(ofLoop: number)
      default: break
      }
    default: break
    }
    throw .type("\(value.typeName) has no length")
  }
}

extension Value {
  /// Whether Python could use it as a key.
  var isHashable: Bool {
    switch self {
    case .list, .dict: false
    case .tuple(let items): items.allSatisfy(\.isHashable)
    default: true
    }
  }
}
