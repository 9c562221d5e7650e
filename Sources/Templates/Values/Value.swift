/// A value that templates work with; the kinds are those of Python that Jinja templates meet.
///
/// Values are immutable and shareable; host objects are wrapped with ``object(_:)-(TemplateObject)``.
public enum Value: Sendable {
  /// Python's `None`.
  case none
  /// A truth value.
  case bool(Bool)
  /// A whole number; arithmetic past 64 bits is an error, never a wrapped result.
  case int(Int)
  /// A binary floating-point number.
  case float(Double)
  /// Text that is escaped when it is printed.
  case string(String)
  /// HTML that is printed as it is: Jinja's `Markup`.
  case markup(String)
  /// A list.
  case list([Value])
  /// A tuple, such as the pairs that the filter `items` makes.
  case tuple([Value])
  /// A mapping that keeps the order in which its entries were added.
  case dict(ValueDictionary)
  /// An object of the host's.
  case object(HostObject)
  /// A function of the host's.
  case function(TemplateFunction)
  /// What only templates make, such as macros, namespaces and ranges; of no use to a host.
  case template(TemplateValue)
}

extension Value {
  /// Wraps a host's object; wrapping allocates, so wrap once what is printed often.
  public static func object(_ object: some TemplateObject) -> Value {
    .object(HostObject(object))
  }

  /// Makes a function that a template can call.
  public static func function(
    _ name: String,
    _ body: @escaping @Sendable (inout Arguments) throws(TemplateError) -> Value
  ) -> Value {
    .function(TemplateFunction(name, body))
  }

  /// The text, or `Value.none`: for members that may be absent.
  public static func optional(_ text: String?) -> Value { text.map(Value.string) ?? .none }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An int.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A float.
  public init(floatLiteral value: Double) { self = .float(value) }
  /// A bool.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// A dict with text keys.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .dict(ValueDictionary(elements))
  }
}
