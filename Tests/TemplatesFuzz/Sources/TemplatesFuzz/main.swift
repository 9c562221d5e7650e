// Renders mutations of the corpus for some seconds: `TemplatesFuzz [seconds] [seed]`.
//
// A crash ends the process; the template at work is then in `fuzz-last.txt` in the current folder.
// A template that takes longer than five seconds, or memory beyond a gigabyte, is a failure too.

import Diagnostics
import Foundation
import Templates

let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 600
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1

let tests = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("TemplatesTests")
var mutator = Mutator(seed: seed, seeds: try Mutator.templates(under: tests))
let last = URL(fileURLWithPath: "fuzz-last.txt")
let end = Date(timeIntervalSinceNow: seconds)
var (count, rendered, slowest) = (0, 0, 0.0)
var codes: [String: Int] = [:]

while Date() < end {
  let source = mutator.next()
  try Data(source).write(to: last)
  let start = Date()
  var limits = Limits()
  limits.steps = 1_000_000
  limits.string = 1 << 20
  limits.items = 100_000
  let environment = Environment(
    templates: [
      "main": SourceText(name: "main", bytes: source),
      "base": SourceText(name: "base", "{% block a %}a{% endblock %}{% block b %}{% endblock %}"),
      "m": SourceText(name: "m", "{% macro f(x) %}{{ x }}{% endmacro %}{% set v = 1 %}"),
    ],
    globals: Mutator.variables, limits: limits)
  do throws(Diagnostic) {
    let text: String = try environment.template(named: "main").render()
    rendered += 1
    if text.utf8.count > limits.output { fatalError("the output is larger than its limit") }
  } catch {
    codes[error.code, default: 0] += 1
    if error.text().isEmpty { fatalError("an error has no text") }
  }
  count += 1
  slowest = max(slowest, Date().timeIntervalSince(start))
  if slowest > 5 { fatalError("a template took \(slowest) seconds") }
  if count % 1000 == 0, let memory = residentMegabytes(), memory > 1024 {
    fatalError("\(memory) MB in use")
  }
}
try? FileManager.default.removeItem(at: last)
print("\(count) templates, \(rendered) rendered, slowest \(slowest) s")
for (code, number) in codes.sorted(by: { $0.value > $1.value }) { print("  \(code): \(number)") }
if let memory = residentMegabytes() { print("\(memory) MB in use at the end") }
print("\(count) passed, 0 failed")

/// What the process keeps in memory; nil where there is no `/proc`.
func residentMegabytes() -> Int? {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
    return nil
  }
  let fields = text.split(separator: " ")
  return fields.count > 1 ? Int(fields[1]).map { ($0 * 4096) >> 20 } : nil
}
