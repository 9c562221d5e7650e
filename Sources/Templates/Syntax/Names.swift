/// A text with its hash, computed once when a template is compiled or a member declared; texts are
/// told apart scalar by scalar.
struct Name: Sendable, Hashable {
  let text: String
  /// FNV-1a, without the sign.
  let hash: Int

  init(_ text: String) {
    self.text = text
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF_FFFF_FFFF)
  }

  /// Texts of other scalars that Swift takes for equal have another hash.
  static func == (a: Name, b: Name) -> Bool { a.hash == b.hash && a.text == b.text }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Every name of an environment's templates, numbered.
struct NameTable: Sendable {
  private(set) var names: [Name] = []
  /// Whether some Python object has an attribute of that name.
  private(set) var isPythons: [Bool] = []
  private var positions = PositionTable()

  init() { for name in WellKnown.allCases { _ = intern(name.rawValue) } }

  mutating func intern(_ text: String) -> NameID {
    let name = Name(text)
    if let id = id(name) { return id }
    names.append(name)
    positions.append(names.count - 1) { names[$0].hash }
    isPythons.append(text.hasPrefix("__") || Value.pythonTypes[text] != nil)
    return NameID(names.count - 1)
  }

  func id(_ text: String) -> NameID? { id(Name(text)) }

  private func id(_ name: Name) -> NameID? {
    positions.position(name.hash) { names[$0] == name }.map(NameID.init)
  }

  subscript(id: NameID) -> Name { names[Int(id)] }
}

/// The names that the engine itself knows, in the order of their numbers.
enum WellKnown: String, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, cycle, changed
  case depth, depth0
  case loop, `super`, `self`, caller, varargs, kwargs
  case cycler, joiner, lipsum

  init?(_ id: NameID) {
    guard id < Self.allCases.count else { return nil }
    self = Self.allCases[Int(id)]
  }

  /// The same in every environment.
  var id: NameID { NameID(Self.allCases.firstIndex(of: self) ?? 0) }
}
