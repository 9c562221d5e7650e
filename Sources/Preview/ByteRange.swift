/// What a request's `Range` asks of a file (RFC 9110, 14.2).
enum ByteRange: Equatable {
  /// All of it: nothing else is asked for, or what is asked for is not understood.
  case whole
  /// A part.
  case part(Range<Int>)
  /// A part that the file does not have.
  case unsatisfiable

  /// Reads `bytes=0-99`, `bytes=100-` or `bytes=-100` for a file of a size; several ranges at once
  /// may be answered with the whole.
  init(_ header: String?, size: Int) {
    guard let header, header.hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let ends = header.dropFirst("bytes=".count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.contains(where: { !$0.isEmpty }), ends.allSatisfy(Self.isNumber)
    else {
      self = .whole
      return
    }
    switch (Self.number(ends[0]), Self.number(ends[1])) {
    case (let first?, let last?) where first > last: self = .whole
    case (let first?, _) where first >= size: self = .unsatisfiable
    case (let first?, let last): self = .part(first..<min(last ?? size, size - 1) + 1)
    case (nil, let count?) where count > 0 && size > 0: self = .part(max(size - count, 0)..<size)
    case (nil, _): self = .unsatisfiable
    }
  }

  private static func isNumber(_ digits: Substring) -> Bool {
    digits.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Nil for no digits; a number too large to hold is past the end of any file.
  private static func number(_ digits: Substring) -> Int? {
    digits.isEmpty ? nil : Int(digits) ?? .max
  }
}
