extension Language {
  /// Joins the items of a list as a sentence does: `Милан, Реал и Челси`.
  ///
  /// Source: CLDR, the standard list pattern; Spanish writes “e” for “y” before the sound of i,
  /// as ICU does.
  public func join(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction(before: last)) " + last
  }

  private func conjunction(before word: String) -> String {
    switch self {
    case .english: return "and"
    case .french: return "et"
    case .german: return "und"
    case .italian: return "e"
    case .russian: return "и"
    case .spanish:
      let start = word.prefix(3).lowercased()
      let isHard = start.hasPrefix("hia") || start.hasPrefix("hie")
      return start.hasPrefix("i") || (start.hasPrefix("hi") && !isHard) ? "e" : "y"
    }
  }
}
