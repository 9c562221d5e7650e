import Content

extension Theme {
  /// The colour that `assets/site.css` gives to a custom property, such as `--band: #10233d`, where
  /// it does so first; nil if that is not written as `#rrggbb`.
  func colour(_ property: String) -> Colour? {
    guard let sheet = assets["site.css"] else { return nil }
    let text = String(decoding: sheet.bytes, as: UTF8.self)
    guard let name = text.firstRange(of: property + ":") else { return nil }
    return Colour(String(text[name.upperBound...].drop(while: \.isWhitespace).prefix(7)))
  }
}
