import Parallel
import Synchronization
import Templates

extension Value {
  /// `chart(name)` for the templates of one page, on which each picture has ids of its own.
  ///
  /// - Parameter known: The charts that other pages have drawn.
  static func chart(
    _ charts: Charts, known: Memo<Charts.Place, Result<String, TemplateError>>
  ) -> Value {
    let drawn = Mutex<[Charts.Kind: Int]>([:])
    return .function("chart") { arguments throws(TemplateError) in
      let name = try arguments.string("name")
      guard let kind = Charts.Kind(rawValue: name) else {
        let names = Charts.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw arguments.failure("there is no chart '\(name)'", hint: "the charts are \(names)")
      }
      let number = drawn.withLock { drawn in
        drawn[kind, default: 0] += 1
        return drawn[kind, default: 1]
      }
      let picture = known.value(for: Charts.Place(kind: kind, number: number)) {
        var charts = charts
        charts.number = number
        return Result { () throws(TemplateError) in try charts.svg(kind) }
      }
      return .markup(try picture.get())
    }
  }
}

extension Charts {
  /// Which of the charts of its kind a picture is on its page.
  struct Place: Hashable, Sendable {
    let kind: Kind
    let number: Int
  }
}
