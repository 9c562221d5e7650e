/// What the names of a template mean that are not variables of its frame; Jinja's context.
///
/// An included template has a context of its own inside that of the template that includes it.
final class Context {
  /// A block that a template of the inheritance chain defines; those of descendants come first.
  struct Entry {
    let program: Program
    let block: Block
  }

  private let parent: Context?
  private let locals: [(NameID, Value)]
  private var variables: [(NameID, Value)] = []
  private(set) var exported: [NameID] = []
  private(set) var blocks: [Entry]
  /// The template that the running one extends.
  var extended: Program?

  init(inside parent: Context? = nil, locals: [(NameID, Value)] = [], blocks: [Entry] = []) {
    self.parent = parent
    self.locals = locals
    self.blocks = blocks
  }

  /// The value of a name that a template or the render gave it.
  func value(_ name: NameID) -> Value? {
    for (id, value) in variables where id == name { return value }
    for (id, value) in locals where id == name { return value }
    return parent?.value(name)
  }

  /// The names that have a value here.
  var names: [NameID] { variables.map(\.0) + locals.map(\.0) + (parent?.names ?? []) }

  func set(_ name: NameID, _ value: Value) {
    if let index = variables.firstIndex(where: { $0.0 == name }) {
      variables[index].1 = value
    } else {
      variables.append((name, value))
    }
  }

  /// Says whether importers see a name.
  func export(_ name: NameID, _ isExported: Bool) {
    if exported.contains(name) == isExported { return }
    if isExported { exported.append(name) } else { exported.removeAll { $0 == name } }
  }

  /// What importers see under a name.
  func exportedValue(_ name: NameID) -> Value? { exported.contains(name) ? value(name) : nil }

  /// Adds a template's blocks, behind those of the templates that extend it.
  func add(_ program: Program) {
    for block in program.code.blocks { blocks.append(Entry(program: program, block: block)) }
  }

  /// The first entry of a block's name, or the next one after an entry.
  func entry(_ name: NameID, after start: Int = -1) -> Int? {
    blocks[(start + 1)...].firstIndex { $0.block.name == name }
  }
}
