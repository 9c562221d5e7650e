import CountedMalloc
import Foundation

/// The best of several runs, in microseconds a page.
func measure(_ engine: Engine, pages: Int) throws -> Double {
  var best = Double.infinity
  for _ in 0..<9 {
    let start = DispatchTime.now().uptimeNanoseconds
    for _ in 0..<pages { _ = try engine.render() }
    let time = DispatchTime.now().uptimeNanoseconds - start
    best = min(best, Double(time) / 1000 / Double(pages))
  }
  return best
}

func allocations(_ engine: Engine) throws -> Int {
  _ = try engine.render()
  let start = counted_allocations()
  for _ in 0..<100 { _ = try engine.render() }
  return (counted_allocations() - start) / 100
}

/// Runs the Python script beside this package: bytes and microseconds a page.
func measureJinja(_ root: Any, expected: String) throws -> (bytes: Int, time: Double) {
  let script = Page.fixtures.deletingLastPathComponent().appendingPathComponent("jinja.py")
  let page = FileManager.default.temporaryDirectory.appendingPathComponent(
    "templates-benchmark-\(ProcessInfo.processInfo.processIdentifier).html")
  try Data(expected.utf8).write(to: page)
  let values = page.appendingPathExtension("json")
  try JSONSerialization.data(withJSONObject: root).write(to: values)
  defer { for file in [page, values] { try? FileManager.default.removeItem(at: file) } }
  let process = Process()
  let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [python, script.path, values.path, page.path]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  let numbers = String(decoding: data, as: UTF8.self).split(separator: " ")
  guard process.terminationStatus == 0, numbers.count == 2, let bytes = Int(numbers[0]),
    let time = Double(numbers[1].trimmingCharacters(in: .whitespacesAndNewlines))
  else {
    FileHandle.standardError.write(Data("jinja.py failed; is PYTHON right?\n".utf8))
    exit(1)
  }
  return (bytes, time)
}

func row(
  _ name: String, _ bytes: Int, _ time: Double, _ ratio: Double, _ allocations: Int?,
  _ remark: String = ""
) {
  let columns = [
    name.padding(toLength: 20, withPad: " ", startingAt: 0),
    String(format: "%5d bytes", bytes), String(format: "%8.2f µs", time),
    String(format: "%6.1f times as long", ratio),
    allocations.map { String(format: "%6d allocations", $0) } ?? "", remark,
  ]
  print(columns.joined(separator: "  ").trimmingCharacters(in: .whitespaces))
}

/// A page without white space: ports of the theme differ in that alone.
func solid(_ text: String) -> String { text.filter { !$0.isWhitespace } }

var page = try Page()
let ours = try Engine.sitegen(&page)
if !page.missing.isEmpty {
  print(
    "page.json lacks what the theme asks for, taken as none:", page.missing.joined(separator: ", "))
}
if CommandLine.arguments.contains("--profile") {
  for _ in 0..<2000 { _ = try ours.render() }
  exit(0)
}
let others = [(try Engine.mustache(page), 400), (try Engine.stencil(page), 40)]
let time = try measure(ours, pages: 4000)
row(ours.name, try ours.render(), time, 1, try allocations(ours))
let jinja = try measureJinja(page.root, expected: ours.text)
row("Jinja2 (same bytes)", jinja.bytes, jinja.time, jinja.time / time, nil)
for (engine, pages) in others {
  let other = try measure(engine, pages: pages)
  let isSame = solid(engine.text) == solid(ours.text)
  row(
    engine.name, try engine.render(), other, other / time, try allocations(engine),
    isSame ? "" : "ANOTHER PAGE: port the theme anew")
}
