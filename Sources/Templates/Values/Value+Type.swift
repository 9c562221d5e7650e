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
    case .template: "template value"
    }
  }
}
