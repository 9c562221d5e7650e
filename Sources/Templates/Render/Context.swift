/// What the names of a template mean that are not variables of its frame; Jinja's context.
///
/// An included template has a context of its own inside that of the template that includes it.
final class Context {
  /// A block that a template of the inheritance chain defines; those of descendants come first.
  struct Entry {
    let program: Program
    let block: Block
  }

  /// A variable of the top level, which importers may see.
  private struct Variable {
    let name: NameID
    var value: Value
    var isExported: Bool
  }

  private let parent: Context?
  private let locals: [(NameID, Value)]
  private var variables: [Variable] = []
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
    for variable in variables where variable.name == name { return variable.value }
    for (id, value) in locals where id == name { return value }
    return parent?.value(name)
  }

  /// The names that have a value here.
  var names: [NameID] { variables.map(\.name) + locals.map(\.0) + (parent?.names ?? []) }

  func set(_ name: NameID, _ value: Value, isExported: Bool) {
    let variable = Variable(name: name, value: value, isExported: isExported)
    if let index = variables.firstIndex(where: { $0.name == name }) {
      variables[index] = variable
    } else {
      variables.append(variable)
    }
  }

  /// The names that importers see.
  var exported: [NameID] { variables.filter(\.isExported).map(\.name) }

  /// What importers see under a name.
  func exportedValue(_ name: NameID) -> Value? {
    variables.first { $0.name == name && $0.isExported }?.value
  }

  /// Adds a template's blocks, behind those of the templates that extend it.
  func add(_ program: Program) {
    for block in program.code.blocks { blocks.append(Entry(program: program, block: block)) }
  }

  /// The first entry of a block's name, or the next one after an entry.
  func entry(_ name: NameID, after start: Int = -1) -> Int? {
    blocks[(start + 1)...].firstIndex { $0.block.name == name }
  }
}
