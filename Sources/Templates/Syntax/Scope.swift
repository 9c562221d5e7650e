/// A name with the place of its value: a slot of the frame of a template, a block or a macro, or of
/// the frame that many macros further out.
struct Place {
  let name: NameID
  let slot: Int32
  let hops: Int32
}

/// How the variables of a scope begin, and which are forgotten at its end.
struct ScopeLayout {
  enum Load {
    case resolve(slot: Int32, name: NameID)
    case copy(slot: Int32, from: Place)
    case clear(slot: Int32)
  }

  var loads: [Load] = []
  var slots: [Int32] = []
  /// Every variable that is stored here or further out, as includes see them.
  var visible: [Place] = []
  /// Of the whole frame, if the scope is the outermost of one.
  var slotCount: Int32 = 0
}

/// What a stretch of source does with names: the parser notes it down, and once the whole template
/// has been read, each name gets its place as Jinja's `idtracking` gives it, to its last quirk. What
/// a scope stores is its own, what it only reads comes from further out or, in the end, from the
/// context.
final class Scope {
  enum Event {
    case load(NameID)
    case store(NameID)
    /// Of an `if`
    case branches([[Event]])
  }

  private enum Load {
    case parameter
    case resolve(NameID)
    case copy(Reference)
    case undefined
  }

  /// A slot in the frame of a function, functions counted from the outermost.
  private struct Reference {
    var function: Int32
    var slot: Int32
  }

  private struct Symbols {
    var references: [NameID: Reference] = [:]
    var loads: [Int32: Load] = [:]
    var stores: Set<NameID> = []
  }

  let index: Int32
  let parent: Scope?
  /// The scope whose variables share its frame.
  private unowned(unsafe) let root: Scope?
  let depth: Int32
  var parameters: [NameID] = []
  var events: [Event] = []
  var occurrences: [(Occurrence, NameID)] = []
  /// The names that are read here and in the scopes within.
  private(set) var mentioned: Set<NameID> = []
  var needsVisible = false
  private var slotCount: Int32 = 0
  private var slots: [NameID: Int32] = [:]
  private var symbols = Symbols()

  init(index: Int, in parent: Scope? = nil, isFunction: Bool = false) {
    self.index = Int32(index)
    self.parent = parent
    let isRoot = parent == nil || isFunction
    root = isRoot ? nil : parent?.root ?? parent
    depth = parent.map { isRoot ? $0.depth + 1 : $0.depth } ?? 0
  }

  func mention(_ name: NameID) {
    mentioned.insert(name)
    parent?.mention(name)
  }

  func mentions(_ name: WellKnown) -> Bool { mentioned.contains(name.id) }

  /// Finds the places of the variables; the scopes around must have found theirs.
  func resolve() {
    for name in parameters {
      define(name, .parameter, &symbols)
      symbols.stores.insert(name)
    }
    note(events, &symbols)
  }

  private func define(_ name: NameID, _ load: Load, _ symbols: inout Symbols) {
    let root = root ?? self
    let slot = slots[name] ?? root.slotCount
    if slots.updateValue(slot, forKey: name) == nil { root.slotCount += 1 }
    symbols.references[name] = Reference(function: depth, slot: slot)
    symbols.loads[slot] = load
  }

  private func find(_ name: NameID) -> Reference? {
    symbols.references[name] ?? parent?.find(name)
  }

  private func note(_ events: [Event], _ symbols: inout Symbols) {
    for event in events {
      switch event {
      case .load(let name):
        if (symbols.references[name] ?? parent?.find(name)) == nil {
          define(name, .resolve(name), &symbols)
        }
      case .store(let name):
        symbols.stores.insert(name)
        if symbols.references[name] == nil {
          define(name, parent?.find(name).map(Load.copy) ?? .undefined, &symbols)
        }
      case .branches(let branches): note(branches: branches, &symbols)
      }
    }
  }

  /// What only some branches store begins with the value from further out.
  private func note(branches: [[Event]], _ symbols: inout Symbols) {
    let before = symbols
    for branch in branches {
      var own = before
      note(branch, &own)
      symbols.references.merge(own.references) { $1 }
      symbols.loads.merge(own.loads) { $1 }
      symbols.stores.formUnion(own.stores)
    }
    for name in symbols.stores.subtracting(before.stores) {
      guard let target = symbols.references[name] else { continue }
      symbols.loads[target.slot] = parent?.find(name).map(Load.copy) ?? .resolve(name)
    }
  }

  /// Where a variable's value is, for code in this scope; nil if no scope knows the name.
  func place(_ name: NameID) -> Place? { find(name).map { place(name, $0) } }

  private func place(_ name: NameID, _ reference: Reference) -> Place {
    Place(name: name, slot: reference.slot, hops: depth - reference.function)
  }

  var layout: ScopeLayout {
    var layout = ScopeLayout()
    layout.slotCount = slotCount
    for (slot, load) in symbols.loads.sorted(by: { $0.key < $1.key }) {
      layout.slots.append(slot)
      switch load {
      case .parameter: break
      case .resolve(let name): layout.loads.append(.resolve(slot: slot, name: name))
      case .copy(let from): layout.loads.append(.copy(slot: slot, from: place(0, from)))
      case .undefined: layout.loads.append(.clear(slot: slot))
      }
    }
    if needsVisible { layout.visible = visibleStores.sorted().compactMap(place) }
    return layout
  }

  private var visibleStores: Set<NameID> {
    symbols.stores.union(parent?.visibleStores ?? [])
  }
}
