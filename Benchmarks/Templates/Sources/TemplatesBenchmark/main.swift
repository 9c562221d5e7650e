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
func measureJinja(expected: String) throws -> (bytes: Int, time: Double) {
  let script = fixtures.deletingLastPathComponent().appendingPathComponent("jinja.py")
  let page = FileManager.default.temporaryDirectory.appendingPathComponent(
    "templates-benchmark-\(ProcessInfo.processInfo.processIdentifier).html")
  try Data(expected.utf8).write(to: page)
  defer { try? FileManager.default.removeItem(at: page) }
  let process = Process()
  let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [python, script.path, page.path]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  let numbers = String(decoding: data, as: UTF8.self).split(separator: " ")
  guard process.terminationStatus == 0, numbers.count == 2, let bytes = Int(numbers[0]),
    let time = Double(numbers[1].trimmingCharacters(in: .whitespacesAndNewlines))
  else { throw CocoaError(.executableLoad) }
  return (bytes, time)
}

func row(_ name: String, _ bytes: Int, _ time: Double, _ ratio: Double, _ allocations: Int?) {
  let columns = [
    name.padding(toLength: 24, withPad: " ", startingAt: 0),
    String(format: "%6d bytes", bytes), String(format: "%8.2f µs", time),
    String(format: "%6.1f times as long", ratio),
    allocations.map { String(format: "%6d allocations", $0) } ?? "",
  ]
  print(columns.joined(separator: "  "))
}

let (ours, page) = try Engine.sitegen()
let time = try measure(ours, pages: 4000)
row(ours.name, try ours.render(), time, 1, try allocations(ours))
let jinja = try measureJinja(expected: page)
row("Jinja2 (same bytes)", jinja.bytes, jinja.time, jinja.time / time, nil)
for (engine, pages) in [(try Engine.mustache(), 400), (try Engine.stencil(), 100)] {
  let other = try measure(engine, pages: pages)
  row(engine.name, try engine.render(), other, other / time, try allocations(engine))
}
