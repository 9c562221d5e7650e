/// Where in a list the entry with some key stands: a hash table that leaves the entries to the list
/// and the hashes to the keys, which know theirs (open addressing, at most half full).
struct PositionTable: Sendable {
  private var places: [Int32] = []

  /// The position of an entry with that hash that is the one in question.
  @inline(__always)
  func position(_ hash: Int, _ isIt: (Int) -> Bool) -> Int? {
    if places.isEmpty { return nil }
    var place = hash & (places.count - 1)
    while case let position = Int(places[place]), position >= 0 {
      if isIt(position) { return position }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Adds the position behind the last one; `hash` tells that of the entry at any position.
  mutating func append(_ position: Int, _ hash: (Int) -> Int) {
    if 2 * (position + 1) <= places.count { return place(position, hash(position)) }
    places = [Int32](repeating: -1, count: max(8, 2 * places.count))
    for position in 0...position { place(position, hash(position)) }
  }

  private mutating func place(_ position: Int, _ hash: Int) {
    var place = hash & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = Int32(position)
  }
}
