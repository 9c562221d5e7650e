import Markdown

extension ImageHeader {
  /// SVG's size in CSS pixels (SVG 2, 8.2 and "Sizing properties"): what its root's `width` and
  /// `height` say in absolute units; a side that they leave open follows from `viewBox`.
  var svgSize: ImageSize? {
    guard let root = XMLRoot(bytes), root.name == "svg" else { return nil }
    let box = root.attributes["viewBox"].flatMap(Self.viewBoxSize)
    let width = root.attributes["width"].flatMap(Self.pixels)
    let height = root.attributes["height"].flatMap(Self.pixels)
    let size: (width: Double, height: Double)
    switch (width, height, box) {
    case (let width?, let height?, _): size = (width, height)
    case (let width?, nil, let box?): size = (width, width * box.height / box.width)
    case (nil, let height?, let box?): size = (height * box.width / box.height, height)
    case (nil, nil, let box?): size = box
    default: return nil
    }
    return ImageSize(
      checking: Int(exactly: size.width.rounded()), by: Int(exactly: size.height.rounded()))
  }

  private static func viewBoxSize(_ text: String) -> (width: Double, height: Double)? {
    let numbers = text.split { $0 == "," || $0.isWhitespace }.map(number)
    guard numbers.count == 4, let width = numbers[2], let height = numbers[3],
      width > 0, height > 0
    else { return nil }
    return (width, height)
  }

  /// A length in CSS pixels (CSS Values 4, 6.2), or nil if it is relative, negative or no length.
  private static func pixels(_ text: String) -> Double? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let digit = words[0].lastIndex(where: { !$0.isLetter }),
      let number = number(words[0][...digit]), number >= 0
    else { return nil }
    switch words[0][digit...].dropFirst().lowercased() {
    case "", "px": return number
    case "pt": return number * 96 / 72
    case "pc": return number * 16
    case "in": return number * 96
    case "cm": return number * 96 / 2.54
    case "mm": return number * 96 / 25.4
    case "q": return number * 96 / 101.6
    default: return nil
    }
  }

  /// A decimal number; of what `Double` reads besides, such as `0x1` and `nan`, CSS knows nothing.
  private static func number(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains) else { return nil }
    return Double(text)
  }
}
