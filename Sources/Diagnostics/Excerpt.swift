/// One line of a source, cut to a readable width, with the place to point at.
public struct Excerpt: Sendable, Hashable {
  /// The most scalars of a line that are shown.
  static let width = 100

  /// The line's text without its line break, control characters replaced.
  public let text: String
  /// The scalar of `text` that the caret points at, from 1.
  public let caret: Int

  /// Cuts a window around `column` (from 1) out of a line that may be very long.
  public init(line: String, column: Int) {
    let scalars = Array(line.unicodeScalars.prefix(max(column, 0) + Self.width))
    let target = min(max(column, 1), scalars.count + 1)
    let start = target > Self.width * 3 / 4 ? target - Self.width / 2 : 1
    let end = min(scalars.count, start + Self.width - 1)
    var text = String.UnicodeScalarView()
    if start <= end {
      for scalar in scalars[(start - 1)...(end - 1)] {
        text.append(Self.isPrintable(scalar) ? scalar : "\u{FFFD}")
      }
    }
    self.text = String(text)
    self.caret = target - start + 1
  }

  /// A terminal must never be steered by what stands in a file.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || !(scalar.properties.generalCategory == .control)
  }
}
