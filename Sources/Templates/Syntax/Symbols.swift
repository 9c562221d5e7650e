/// The variables of one scope, found out as Jinja's `idtracking` does, so that scoping is the same
/// to its last quirk: what a scope stores is its own, what it only reads comes from further out or,
/// in the end, from the context.
final class Symbols {
  /// A variable: its slot in the frame of a function, functions counted from the outermost.
  struct Reference: Hashable {
    var function: Int32
    var slot: Int32
  }

  enum Load {
    case parameter
    case resolve(NameID)
    case copy(Reference)
    case undefined
  }

  let parent: Symbols?
  let function: Function
  private let level: Int
  private var references: [NameID: Reference] = [:]
  private var loads: [Reference: Load] = [:]
  private(set) var stores: Set<NameID> = []

  /// A scope of a function's own, or the outermost of a new function.
  init(in parent: Symbols?, function: Function? = nil, apart: Bool = false) {
    self.parent = parent
    self.function = function ?? parent?.function ?? Function(depth: 0)
    // A loop's test has variables of its own beside those of the loop's body.
    level = (parent.map { $0.level + 1 } ?? 0) + (apart ? 1_000_000 : 0)
  }

  private init(copying other: Symbols) {
    parent = other.parent
    function = other.function
    level = other.level
    references = other.references
    loads = other.loads
    stores = other.stores
  }

  func copy() -> Symbols { Symbols(copying: self) }

  /// One template's root, block or macro: what has a frame at run time.
  final class Function {
    private struct Key: Hashable {
      let level: Int
      let name: NameID
    }

    let depth: Int32
    private var slots: [Key: Int32] = [:]

    init(depth: Int32) { self.depth = depth }

    var slotCount: Int32 { Int32(slots.count) }

    func slot(_ name: NameID, level: Int) -> Int32 {
      let key = Key(level: level, name: name)
      if let slot = slots[key] { return slot }
      let slot = Int32(slots.count)
      slots[key] = slot
      return slot
    }
  }

  private func define(_ name: NameID, _ load: Load) -> Reference {
    let reference = Reference(
      function: function.depth, slot: function.slot(name, level: level))
    references[name] = reference
    loads[reference] = load
    return reference
  }

  func find(_ name: NameID) -> Reference? {
    references[name] ?? parent?.find(name)
  }

  func load(_ name: NameID) {
    if find(name) == nil { _ = define(name, .resolve(name)) }
  }

  func store(_ name: NameID) {
    stores.insert(name)
    guard references[name] == nil else { return }
    _ = define(name, parent?.find(name).map(Load.copy) ?? .undefined)
  }

  func declareParameter(_ name: NameID) -> Int32 {
    stores.insert(name)
    return define(name, .parameter).slot
  }

  /// Takes over what the branches of an `if` found.
  func merge(_ branches: [Symbols]) {
    let stored = branches.reduce(into: Set<NameID>()) { $0.formUnion($1.stores) }
      .subtracting(stores)
    for branch in branches {
      references.merge(branch.references) { $1 }
      loads.merge(branch.loads) { $1 }
      stores.formUnion(branch.stores)
    }
    for name in stored {
      guard let target = references[name] else { continue }
      loads[target] = parent?.find(name).map(Load.copy) ?? .resolve(name)
    }
  }

  /// Every variable that was stored here or further out, as includes see them.
  var visibleStores: [Published] {
    var names: Set<NameID> = []
    var scope: Symbols? = self
    while let current = scope {
      names.formUnion(current.stores)
      scope = current.parent
    }
    return names.sorted().compactMap { published($0) }
  }

  func published(_ name: NameID) -> Published? {
    find(name).map {
      Published(name: name, slot: $0.slot, hops: function.depth - $0.function)
    }
  }

  var layout: FrameLayout {
    var layout = FrameLayout()
    for (target, load) in loads.sorted(by: { $0.key.slot < $1.key.slot }) {
      layout.slots.append(target.slot)
      switch load {
      case .parameter: break
      case .resolve(let name): layout.loads.append(.resolve(slot: target.slot, name: name))
      case .copy(let from):
        layout.loads.append(
          .copy(slot: target.slot, from: from.slot, hops: function.depth - from.function))
      case .undefined: layout.loads.append(.clear(slot: target.slot))
      }
    }
    return layout
  }
}
