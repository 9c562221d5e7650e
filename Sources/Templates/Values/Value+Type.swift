extension Value {
  /// The kind as Python's programmers know it, such as `str`, or the name of a host's type.
  public var typeName: String {
    switch self {
    case .none: "None"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .markup: "Markup"
    case .list: "list"
    case .tuple: "tuple"
    case .dict: "dict"
    case .object(let object): object.box.typeName
    case .function: "function"
    case .template(let value):
      switch value.kind {
      case .missing, .undefined: "Undefined"
      case .range: "range"
      case .group: "tuple"
      case .cell(let kind, _): kind.rawValue
      }
    }
  }

  /// Whether an `if` takes it for true.
  func isTrue() throws -> Bool {
    switch self {
    case .none: return false
    case .bool(let bool): return bool
    case .int(let number): return number != 0
    case .float(let number): return number != 0
    case .string(let text), .markup(let text): return !text.isEmpty
    case .dict(let dict): return dict.count > 0
    default:
      if undefined === Undefined.elseless { return false }
      try refuseUndefined()
      return sequence.map { !$0.items.isEmpty } ?? true
    }
  }

  /// How deep lists, tuples and dicts may nest in each other; what walks through values, and what
  /// frees them, needs a stack for it.
  static let deepest = 100

  /// Refuses a value that nests too deep; only assignments, repeated, can make one.
  func checkNesting(below level: Int = 0) throws {
    var items = sequence?.items ?? []
    if case .dict(let dict) = self { items = dict.keys + dict.values }
    if !items.isEmpty, level >= Self.deepest {
      throw TemplateError.limit("a value nests more than \(Self.deepest) levels")
    }
    for item in items { try item.checkNesting(below: level + 1) }
  }

  /// Whether Python would find an attribute of its own under this name, a method mostly: the
  /// language leaves them out, and an item of that name must not be taken instead.
  func hasPythonAttribute(_ name: String) -> Bool {
    if case .object = self { return false }
    return Self.pythonTypes[name]?.contains(typeName)
      ?? (name.hasPrefix("__") && name.hasSuffix("__"))
  }

  /// The types that have an attribute, by its name.
  static let pythonTypes: [String: [String]] = {
    let text = """
      capitalize casefold center count encode endswith expandtabs find format format_map index \
      isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace \
      istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix \
      replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip \
      swapcase title translate upper zfill
      """
    let number = """
      as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer \
      numerator real to_bytes
      """
    let attributes = [
      "str": text, "Markup": text + " escape striptags unescape", "int": number, "bool": number,
      "float": number + " fromhex hex", "tuple": "count index",
      "list": "append clear copy count extend index insert pop remove reverse sort",
      "dict": "clear copy fromkeys get items keys pop popitem setdefault update values",
      "range": "count index start step stop", "generator": "close send throw",
      "Macro": "arguments caller catch_kwargs catch_varargs explicit_caller name",
      "BlockReference": "name super",
    ]
    var types: [String: [String]] = [:]
    for (type, names) in attributes {
      for name in names.split(separator: " ") { types[String(name), default: []].append(type) }
    }
    return types
  }()
}
