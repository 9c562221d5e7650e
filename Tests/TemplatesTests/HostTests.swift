import Diagnostics
import Templates
import Testing

struct Author: TemplateObject {
  let name: String

  static let members: Members<Author> = [
    "name": { .string($0.name) },
    "broken": { author throws(TemplateError) in
      throw TemplateError(code: "no-birthday", "\(author.name) was never born", hint: "ask")
    },
  ]

  var printed: Value? { .markup("<b>\(name)</b>") }
  var identity: String? { name }
}

struct Anonymous: TemplateObject {
  static let members: Members<Anonymous> = ["title": { _ in "untitled" }]
}

final class Counter: TemplateObject {
  static let members: Members<Counter> = ["value": { _ in 1 }]
}

/// What a host adds: objects, functions, filters and globals.
@Suite struct HostTests {
  static let greet = TemplateFunction("greet") { arguments throws(TemplateError) in
    let name = try arguments.string("name")
    let greeting = try arguments.optionalString("greeting") ?? "Hello"
    return .string("\(greeting), \(name)!")
  }

  static let count = TemplateFunction("count") { arguments throws(TemplateError) in
    let start = try arguments.int("start")
    let named = arguments.restNamed().map(\.name).joined(separator: "+")
    return .string("\(start) \(arguments.rest().count) \(named)")
  }

  static let author = TemplateFunction("by") { arguments throws(TemplateError) in
    let author: Author = try arguments.object("author")
    return .markup("<i>\(author.name)</i>")
  }

  static let shout = TemplateFunction("shout") { arguments throws(TemplateError) in
    let text = try arguments.string("text")
    return .string(text.uppercased() + String(repeating: "!", count: try arguments.int("times")))
  }

  static func outcome(of source: String, named name: String = "main") -> String {
    let counter = Value.object(Counter())
    let environment = Environment(
      templates: [
        "main": SourceText(name: "main", source),
        "module": SourceText(
          name: "module",
          "{% macro m() %}{{ shared }} {{ own is defined }} {{ page is defined }}{% endmacro %}"),
      ],
      globals: [
        "greet": .function(greet), "count": .function(count), "by": .function(author),
        "shared": "S", "ann": .object(Author(name: "Ann")), "bob": .object(Author(name: "Bob")),
        "anonymous": .object(Anonymous()), "counter": counter, "same": counter,
      ],
      filters: [shout])
    do throws(Diagnostic) {
      return try environment.template(named: name).render(["page": 1], globals: ["own": 2])
    } catch {
      return error.text()
    }
  }

  @Test(arguments: [
    (
      "{{ ann.name }} {{ ann['name'] }} {{ ann }} {{ ann ~ '<' }}",
      "Ann Ann <b>Ann</b> &lt;b&gt;Ann&lt;/b&gt;&lt;"
    ),
    (
      "{{ ann == ann }} {{ ann == bob }} {{ ann != none }} {{ counter == same }}",
      "True False True True"
    ),
    ("{{ [ann, bob, ann]|map(attribute='name')|join(' ') }}", "Ann Bob Ann"),
    ("{{ [ann, bob]|selectattr('name', 'eq', 'Bob')|map(attribute='name')|first }}", "Bob"),
    (
      "{{ ann is defined }} {{ ann.nope is defined }} {{ ann is mapping }} {{ 1 if ann }}",
      "True False False 1"
    ),
    (
      "{{ greet('x<') }} {{ greet(name='y', greeting='Hi') }} {{ greet('z', 'Oh') }}",
      "Hello, x&lt;! Hi, y! Oh, z!"
    ),
    ("{{ count(1) }} {{ count(1, 2, 3, a=4, b=5) }}", "1 0  1 2 a+b"),
    (
      "{{ by(ann) }} {{ 'hey'|shout(2) }} {{ 'hey'|shout(times=1) }}",
      "<i>Ann</i> HEY!! HEY!"
    ),
    ("{{ ['a', 'b']|map('shout', 1)|join }}", "A!B!"),
    ("{{ shared }} {{ own }} {{ page }}", "S 2 1"),
    ("{% import 'module' as m %}{{ m.m() }}", "S True False"),
    ("{% import 'module' as m with context %}{{ m.m() }}", "S True True"),
  ])
  func rendering(_ source: String, _ expected: String) {
    #expect(Self.outcome(of: source) == expected)
  }

  @Test(arguments: [
    (
      "{{ ann.nmae }}",
      "main:1:8: error: 'Author' has no member 'nmae' [undefined-member]\n"
        + "  1 | {{ ann.nmae }}\n    |        ^\n  hint: did you mean 'name'?"
    ),
    (
      "{{ ann.broken }}",
      "main:1:8: error: Ann was never born [no-birthday]\n"
        + "  1 | {{ ann.broken }}\n    |        ^\n  hint: ask"
    ),
    (
      "{{ anonymous }}",
      "main:1:4: error: Anonymous can't be printed [unsupported]\n"
        + "  1 | {{ anonymous }}\n    |    ^\n  hint: print one of its members"
    ),
    (
      "{{ greet() }}",
      "main:1:4: error: greet() misses its argument 'name' [bad-argument]\n"
        + "  1 | {{ greet() }}\n    |    ^"
    ),
    (
      "{{ greet(1) }}",
      "main:1:4: error: greet() expects a string as 'name', not int [bad-argument]\n"
        + "  1 | {{ greet(1) }}\n    |    ^"
    ),
    (
      "{{ greet('a', name='b') }}",
      "main:1:4: error: greet() got multiple values for argument 'name' [bad-argument]\n"
        + "  1 | {{ greet('a', name='b') }}\n    |    ^"
    ),
    (
      "{{ greet('a', 'b', 'c') }}",
      "main:1:4: error: greet() got too many arguments [bad-argument]\n"
        + "  1 | {{ greet('a', 'b', 'c') }}\n    |    ^"
    ),
    (
      "{{ greet('a', greting='b') }}",
      "main:1:4: error: greet() has no parameter 'greting' [bad-argument]\n"
        + "  1 | {{ greet('a', greting='b') }}\n    |    ^"
    ),
    (
      "{{ by(counter) }}",
      "main:1:4: error: by() expects Author as 'author', not Counter [bad-argument]\n"
        + "  1 | {{ by(counter) }}\n    |    ^"
    ),
    (
      "{{ 'a'|shuot(1) }}",
      "main:1:8: error: there is no filter 'shuot' [unknown-filter]\n"
        + "  1 | {{ 'a'|shuot(1) }}\n    |        ^\n  hint: did you mean 'shout'?"
    ),
    (
      "{{ gret('a') }}",
      "main:1:4: error: 'gret' is undefined [undefined-name]\n"
        + "  1 | {{ gret('a') }}\n    |    ^\n  hint: did you mean 'greet'?"
    ),
  ])
  func errors(_ source: String, _ expected: String) {
    #expect(Self.outcome(of: source) == expected)
  }

  @Test func unknownTemplate() {
    #expect(
      Self.outcome(of: "", named: "modul")
        == "modul:1:1: error: there is no template 'modul' [unknown-template]\n"
        + "  hint: did you mean 'module'?")
  }

  @Test func everySyntaxErrorIsReported() {
    let environment = Environment(templates: [
      "b": SourceText(name: "Templates/b.html", "{{ x"),
      "a": SourceText(name: "Templates/a.html", "fine\n{% fi %}"),
      "c": SourceText(name: "Templates/c.html", "fine"),
    ])
    #expect(
      environment.diagnostics.map { "\($0.location.file):\($0.location.line) \($0.code)" }
        == ["Templates/a.html:2 unknown-tag", "Templates/b.html:1 template-syntax"])
  }

  @Test func bytesAreAppendedOrLeftAlone() throws {
    let environment = Environment(templates: [
      "good": SourceText(name: "good", "b"), "bad": SourceText(name: "bad", "c{{ nope }}"),
      "binary": SourceText(name: "binary", bytes: [0x61, 0xFF]),
      "empty": SourceText(name: "empty", ""),
    ])
    var buffer = Array("a".utf8)
    try environment.template(named: "good").render(into: &buffer)
    #expect(throws: Diagnostic.self) {
      try environment.template(named: "bad").render(into: &buffer)
    }
    try environment.template(named: "empty").render(into: &buffer)
    #expect(buffer == Array("ab".utf8))
    #expect(environment.diagnostics.map(\.code) == ["invalid-utf8"])
  }

  @Test func lineBreaksAreUnix() throws {
    let source = "a\r\nb\rc\n{{ 'x\r\ny' }}"
    let environment = Environment(templates: ["main": SourceText(name: "main", source)])
    #expect(try environment.template(named: "main").render() == "a\nb\nc\nx\ny")
  }

  @Test func oneTemplateOnManyThreads() async throws {
    let environment = Environment(templates: [
      "main": SourceText(name: "main", "{% for i in range(100) %}{{ i * n }},{% endfor %}")
    ])
    let template = try environment.template(named: "main")
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          let text: String = try template.render(["n": .int(number)])
          return text == (0..<100).map { "\($0 * number)," }.joined()
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }
}
