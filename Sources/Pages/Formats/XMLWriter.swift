/// Appends XML to a buffer; texts and values of attributes are escaped.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  /// The attributes of an element; those without a value are left out.
  typealias Attributes = KeyValuePairs<StaticString, String?>

  /// What is written so far.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends what every document begins with.
  mutating func declaration() {
    write(#"<?xml version="1.0" encoding="utf-8"?>"#)
    write("\n")
  }

  /// Appends the instruction to show the document by a style sheet.
  mutating func styleSheet(_ url: String) {
    write(#"<?xml-stylesheet type="text/css" href=""#)
    text(url)
    write("\"?>\n")
  }

  /// Appends a start tag on a line of its own.
  mutating func start(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes)
    write(">\n")
  }

  /// Appends an end tag.
  mutating func end(_ name: StaticString) {
    write("</")
    write(name)
    write(">\n")
  }

  /// Appends an element with others in it.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ children: (inout XMLWriter) -> Void
  ) {
    start(name, attributes)
    children(&self)
    end(name)
  }

  /// Appends an element that holds a text.
  mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

  /// Appends an element that holds a text.
  mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
    open(name, attributes)
    write(">")
    self.text(text)
    end(name)
  }

  /// Appends an element that holds markup made elsewhere.
  mutating func element(_ name: StaticString, markup: String) {
    open(name, [:])
    write(">")
    bytes.append(contentsOf: markup.utf8)
    end(name)
  }

  /// Appends an element that holds nothing.
  mutating func empty(_ name: StaticString, _ attributes: Attributes) {
    open(name, attributes)
    write("/>\n")
  }

  /// Appends what another writer has written.
  mutating func append(_ written: [UInt8]) { bytes.append(contentsOf: written) }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    write("<")
    write(name)
    for case (let name, let value?) in attributes {
      write(" ")
      write(name)
      write("=\"")
      text(value)
      write("\"")
    }
  }

  private mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { text in
      // What needs no escape is copied in one piece: a feed is mostly texts.
      var copied = 0
      for index in text.indices where text[index] <= UInt8(ascii: ">") {
        guard let escape = Self.escape(text[index]) else { continue }
        bytes.append(contentsOf: text[copied..<index])
        write(escape)
        copied = index + 1
      }
      bytes.append(contentsOf: text[copied...])
    }
  }

  /// What is written in the place of a byte; nil if it stands as it is.
  private static func escape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    // XML 1.0, 2.2: other control characters can't be written, not even as references.
    case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20: ""
    default: nil
    }
  }

  private mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
