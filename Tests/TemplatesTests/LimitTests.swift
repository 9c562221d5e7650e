import Diagnostics
import Foundation
import Synchronization
import Templates
import Testing

/// Templates that ask for too much end in an error, on the small stack of a worker thread too.
@Suite struct LimitTests {
  final class Outcome: Sendable {
    let text = Mutex("")
  }

  /// What a template renders to on a thread of its own, or its error's message.
  static func outcome(of source: String) -> String {
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let environment = Environment(templates: ["main": SourceText(name: "main", source)])
      do throws(Diagnostic) {
        let text: String = try environment.template(named: "main").render()
        outcome.text.withLock { $0 = text }
      } catch {
        outcome.text.withLock { $0 = error.message }
      }
      done.signal()
    }
    // Without optimization the same code needs several times the stack.
    #if DEBUG
      thread.stackSize = 4 << 20
    #else
      thread.stackSize = 512 << 10
    #endif
    thread.start()
    done.wait()
    return outcome.text.withLock { $0 }
  }

  static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  static let deepSources = 10_000
  static let tooDeep: [String] = [
    "{{ " + times(deepSources, "(") + "1" + times(deepSources, ")") + " }}",
    "{{ " + times(deepSources, "[") + times(deepSources, "]") + " }}",
    "{{ " + times(deepSources, "{1:") + "1" + times(deepSources, "}") + " }}",
    "{{ " + times(deepSources, "not ") + "1 }}",
    "{{ " + times(deepSources, "- ") + "1 }}",
    "{{ 1" + times(deepSources, " if 1 else 1") + " }}",
    "{{ range" + times(deepSources, "(range") + times(deepSources, ")") + " }}",
    "{{ x" + times(deepSources, "[x") + times(deepSources, "]") + " }}",
    times(deepSources, "{% if 1 %}") + times(deepSources, "{% endif %}"),
    times(deepSources, "{% for x in [1] %}") + times(deepSources, "{% endfor %}"),
    times(deepSources, "{% set x %}") + times(deepSources, "{% endset %}"),
    "{% if 0 %}" + times(deepSources, "{% elif 0 %}") + "{% endif %}",
    "{% for " + times(deepSources, "(") + "x" + times(deepSources, ")") + " in y %}{% endfor %}",
  ]

  @Test(arguments: tooDeep)
  func nestingOfSources(_ source: String) {
    #expect(Self.outcome(of: source) == "the template nests more than 64 levels")
  }

  @Test(arguments: [
    "{{ 1" + times(deepSources, " + 1") + " }}", "{{ x" + times(deepSources, ".x") + " }}",
    "{{ 1" + times(deepSources, "|abs") + " }}", "{{ x" + times(deepSources, "()") + " }}",
    "{{ 1" + times(deepSources, " and 1") + " }}",
  ])
  func chainsInSources(_ source: String) {
    #expect(Self.outcome(of: source) == "the render nests more than 128 levels")
  }

  @Test(arguments: [
    "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(x) %}{% for i in [1] %}{{ loop.index }}{{ (m([x])|upper ~ 'a')|trim }}{% endfor %}"
      + "{% endmacro %}{{ m(1) }}",
    "{% macro m() %}{% set y %}{% with a = 1 %}{{ dict(a=m())['a'] }}{% endwith %}{% endset %}"
      + "{% endmacro %}{{ m() }}",
    "{% include 'main' %}", "{% extends 'main' %}", "{% import 'main' as m %}",
    "{% if 1 %}{% for x in [1] %}{% include ['main'] %}{% endfor %}{% endif %}",
    "{% from 'main' import x with context %}", "{% block a %}{{ self.a() }}{% endblock %}",
  ])
  func recursion(_ source: String) {
    #expect(Self.outcome(of: source) == "the render nests more than 128 levels")
  }

  @Test func whatIsJustAllowedFits() {
    let lists = Self.times(60, "[") + "1" + Self.times(60, "]")
    #expect(Self.outcome(of: "{{ \(lists)|length }}") == "1")
    let chain = Self.times(120, " + 1")
    #expect(Self.outcome(of: "{{ 1\(chain) }}") == "121")
    let loops = Self.times(60, "{% for x in [1] %}") + "{{ loop.index }}"
    #expect(Self.outcome(of: loops + Self.times(60, "{% endfor %}")) == "1")
    let countdown = "{% macro m(n) %}{% if n %}{{ n }} {{ m(n - 1) }}{% endif %}{% endmacro %}"
    #expect(Self.outcome(of: countdown + "{{ m(9) }}") == "9 8 7 6 5 4 3 2 1 ")
  }

  @Test(arguments: [
    ("{{ range(10 ** 9) }}", "a list may have at most 1000000 items"),
    ("{% for x in range(10 ** 18) %}{% endfor %}", "a list may have at most 1000000 items"),
    (
      "{{ range(-9223372036854775807, 9223372036854775807) }}",
      "a list may have at most 1000000 items"
    ),
    ("{{ 'x' * 10 ** 12 }}", "a string may have at most 16777216 bytes"),
    ("{{ [0] * 10 ** 12 }}", "a list may have at most 1000000 items"),
    ("{{ 'x'|indent(10 ** 12, true) }}", "a string may have at most 16777216 bytes"),
    ("{{ [1]|batch(10 ** 12, 0)|list }}", "a list may have at most 1000000 items"),
    ("{{ [1]|slice(10 ** 12)|list }}", "a list may have at most 1000000 items"),
    ("{{ ('x' * 10 ** 7)|replace('x', 'yyy') }}", "a string may have at most 16777216 bytes"),
    (
      "{% for a in range(10 ** 6) %}{% for b in range(10 ** 6) %}{% endfor %}{% endfor %}",
      "the render takes more than 20000000 steps"
    ),
    (
      "{% for a in range(10 ** 5) %}{{ 'x' * 10 ** 6 }}{% endfor %}",
      "the output may have at most 67108864 bytes"
    ),
    (
      "{% set ns = namespace(x='xxxx') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}"
        + "{% endfor %}", "a string may have at most 16777216 bytes"
    ),
    (
      "{% set ns = namespace(x=[0]) %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}"
        + "{% endfor %}", "a list may have at most 1000000 items"
    ),
    (
      "{% set ns = namespace(x=[]) %}{% for i in range(10 ** 5) %}{% set ns.x = [ns.x] %}"
        + "{% endfor %}", "a value nests more than 100 levels"
    ),
    ("{{ 10 ** 400 }}", "the result is too large"),
    ("{{ " + times(1 << 20, "1") + " }}", "the template has more than 1048576 bytes"),
  ])
  func amounts(_ source: String, _ message: String) {
    #expect(Self.outcome(of: source) == message)
  }
}
