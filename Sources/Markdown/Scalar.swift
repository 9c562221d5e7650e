/// The scalars that the typographer deals with.
enum Scalar {
  static let noBreakSpace: UInt32 = 0xA0
  static let enDash: UInt32 = 0x2013
  static let emDash: UInt32 = 0x2014
  static let apostrophe: UInt32 = 0x2019
  static let ellipsis: UInt32 = 0x2026
  static let lineBreak: UInt32 = 0x2028
  static let times: UInt32 = 0xD7
  /// What stands for something that is no text.
  static let object: UInt32 = 0xFFFC

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009 || scalar == 0x0A
  }

  /// A space of any kind, or the beginning or end of a line.
  static func isGap(_ scalar: UInt32) -> Bool {
    scalar == 0 || scalar == lineBreak || isSpace(scalar)
  }

  static func isDigit(_ scalar: UInt32) -> Bool { 0x30...0x39 ~= scalar }

  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x400...0x52F, 0x41...0x5A, 0x61...0x7A, 0x300...0x36F: true
    case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
    default: false
    }
  }

  static func isUppercase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x400...0x42F: true
    case 0xC0...0xDE: scalar != 0xD7
    default: false
    }
  }

  static func isLowercase(_ scalar: UInt32) -> Bool { isLetter(scalar) && !isUppercase(scalar) }

  /// The small letter of a Cyrillic or an ASCII one.
  static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    default: scalar
    }
  }

  static func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == enDash || scalar == emDash
  }

  /// A quotation mark or an angle bracket behind a web address.
  static func endsAddress(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x3C, 0x3E: true
    default: false
    }
  }
}
