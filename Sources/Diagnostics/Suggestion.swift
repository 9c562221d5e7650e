/// The candidate that a mistyped word most likely meant, or nil if none is close.
///
/// Close is a Damerau–Levenshtein distance (optimal string alignment, case ignored) of at most a
/// third of the word's length, and at least one; ties go to the first in code-point order.
public func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased().unicodeScalars)
  guard !typed.isEmpty, typed.count <= 64 else { return nil }
  let limit = max(1, (typed.count + 1) / 3)
  var best: (distance: Int, text: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    guard abs(other.count - typed.count) <= limit else { continue }
    let distance = editDistance(typed, other)
    guard distance <= limit, distance < max(typed.count, other.count) else { continue }
    if let found = best, (found.distance, found.text) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.text
}

/// "did you mean 'x'?" for the closest candidate, or nil if none is close.
public func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
  closestMatch(to: word, among: candidates).map { "did you mean '\($0)'?" }
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      var cost = min(
        previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
