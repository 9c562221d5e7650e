import Synchronization
import Templates

extension Value {
  /// `chart(name)` for the templates of one page, on which each picture has ids of its own.
  static func chart(_ charts: Charts) -> Value {
    let drawn = Mutex<[Charts.Kind: Int]>([:])
    return .function("chart") { arguments throws(TemplateError) in
      let name = try arguments.string("name")
      guard let kind = Charts.Kind(rawValue: name) else {
        let names = Charts.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw arguments.failure("there is no chart '\(name)'", hint: "the charts are \(names)")
      }
      var numbered = charts
      numbered.number = drawn.withLock { drawn in
        drawn[kind, default: 0] += 1
        return drawn[kind, default: 1]
      }
      return .markup(try numbered.svg(kind))
    }
  }
}
