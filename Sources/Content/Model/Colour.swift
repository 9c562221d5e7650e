#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An opaque sRGB colour.
public struct Colour: Sendable, Hashable {
  /// Red, 0 to 255.
  public let red: UInt8
  /// Green, 0 to 255.
  public let green: UInt8
  /// Blue, 0 to 255.
  public let blue: UInt8

  /// Reads CSS's `#rrggbb`; nil for anything else.
  public init?(_ text: String) {
    let digits = text.dropFirst()
    guard text.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  /// CSS's `#rrggbb` in lower case.
  public var hex: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}

extension Colour {
  /// The page's background in light themes, as sitegen's charts assume it.
  public static let lightPage = Colour(red: 0xFF, green: 0xFF, blue: 0xFF)
  /// The page's background in dark themes, as sitegen's charts assume it.
  public static let darkPage = Colour(red: 0x14, green: 0x16, blue: 0x1A)

  /// Makes a colour of its parts, 0 to 255 each.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The contrast ratio with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
  public func contrast(with other: Colour) -> Double {
    let (a, b) = (relativeLuminance + 0.05, other.relativeLuminance + 0.05)
    return max(a, b) / min(a, b)
  }

  /// Whether a shape of this colour is told from a background (WCAG 2.2, 1.4.11: 3 to 1).
  public func isSeen(on background: Colour) -> Bool {
    contrast(with: background) >= 3
  }

  /// WCAG 2.2, "relative luminance".
  private var relativeLuminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
