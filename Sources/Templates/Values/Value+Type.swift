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
    case .template(let value): value.kind.typeName
    }
  }

  /// Whether an `if` takes it for true.
  func isTrue() throws(TemplateError) -> Bool {
    switch self {
    case .none: false
    case .bool(let bool): bool
    case .int(let number): number != 0
    case .float(let number): number != 0
    case .string(let text), .markup(let text): !text.isEmpty
    case .list(let items), .tuple(let items): !items.isEmpty
    case .dict(let dict): dict.count > 0
    case .object, .function: true
    case .template(let value):
      switch value.kind {
      case .undefined(.elseless): false
      case .undefined(let undefined): throw undefined.error
      case .range(let range): range.count > 0
      default: true
      }
    }
  }
}

extension Value {
  /// How deep lists, tuples and dicts may nest in each other; what walks through values, and what
  /// frees them, needs a stack for it.
  static let deepest = 100

  /// Refuses a value that nests too deep; only assignments, repeated, can make one.
  func checkNesting(below level: Int = 0) throws(TemplateError) {
    var items = sequence ?? []
    if case .dict(let dict) = self { items = dict.keys + dict.values }
    guard !items.isEmpty else { return }
    if level >= Self.deepest { throw .limit("a value nests more than \(Self.deepest) levels") }
    for item in items { try item.checkNesting(below: level + 1) }
  }
}

extension TemplateValue.Kind {
  var typeName: String {
    switch self {
    case .missing, .undefined: "Undefined"
    case .range: "range"
    case .generator: "generator"
    case .namespace: "Namespace"
    case .macro: "Macro"
    case .module: "TemplateModule"
    case .loop: "LoopContext"
    case .loopCycle, .loopChanged: "method"
    case .blocks: "TemplateReference"
    case .block: "BlockReference"
    case .builtin: "function"
    case .group: "tuple"
    }
  }

  /// The names that Python's own objects of the kind have, which templates here can't reach.
  var pythonNames: Set<String> {
    switch self {
    case .range: ["count", "index", "start", "step", "stop"]
    case .macro:
      ["arguments", "caller", "catch_kwargs", "catch_varargs", "explicit_caller", "name"]
    case .generator: ["close", "send", "throw"]
    case .group: ["count", "index"]
    case .block: ["name"]
    default: []
    }
  }
}

extension Value {
  /// Whether Python would find an attribute of its own under this name, a method mostly: the
  /// language leaves them out, and an item of that name must not be taken instead.
  func hasPythonAttribute(_ name: String) -> Bool {
    if case .object = self { return false }
    if name.hasPrefix("__"), name.hasSuffix("__") { return true }
    switch self {
    case .string: return Self.textMethods.contains(name)
    case .markup:
      return Self.textMethods.contains(name) || ["escape", "striptags", "unescape"].contains(name)
    case .list: return Self.listMethods.contains(name)
    case .tuple: return ["count", "index"].contains(name)
    case .dict: return Self.dictMethods.contains(name)
    case .int, .bool: return Self.numberMethods.contains(name)
    case .float: return Self.numberMethods.contains(name) || ["fromhex", "hex"].contains(name)
    case .template(let value): return value.kind.pythonNames.contains(name)
    case .none, .object, .function: return false
    }
  }

  private static let listMethods: Set<String> = [
    "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse",
    "sort",
  ]
  private static let dictMethods: Set<String> = [
    "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update",
    "values",
  ]
  private static let numberMethods: Set<String> = [
    "as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes",
    "imag", "is_integer", "numerator", "real", "to_bytes",
  ]
  private static let textMethods: Set<String> = [
    "capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find",
    "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
    "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper",
    "join", "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix",
    "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split",
    "splitlines", "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill",
  ]
}
