import Content

extension Theme {
  /// The colour that `assets/site.css` gives to a custom property, such as `--band: #10233d`, where
  /// it does so first; nil if that is not written as `#rrggbb`.
  func colour(_ property: String) -> Colour? {
    guard let sheet = assets["site.css"] else { return nil }
    guard let name = sheet.bytes.firstRange(of: Array((property + ":").utf8)) else { return nil }
    let value = sheet.bytes[name.upperBound...].drop { " \t\r\n".utf8.contains($0) }
    return Colour(String(decoding: value.prefix(7), as: UTF8.self))
  }
}
