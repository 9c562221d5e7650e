import FlyingSocks

/// Server-sent events that tell a browser how its page fares, as the body of a response.
struct EventStream: AsyncBufferedSequence {
  typealias Element = UInt8

  let site: PreviewSite
  /// The path of the page that the browser shows.
  let path: String
  /// The signature of the version that it shows.
  let signature: String

  func makeAsyncIterator() -> Iterator {
    Iterator(stream: self, calls: site.calls().makeAsyncIterator())
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    private let stream: EventStream
    private var calls: AsyncStream<Void>.AsyncIterator
    private var told: PageState?

    init(stream: EventStream, calls: AsyncStream<Void>.AsyncIterator) {
      self.stream = stream
      self.calls = calls
    }

    /// How the page fares: at once, then whenever that changes; an empty event if it has not, which
    /// fails if the browser is gone.
    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      if told != nil, await calls.next() == nil { return nil }
      let state = PageState(of: stream.path, shown: stream.signature, in: stream.site.snapshot)
      guard state != told else { return Array(":\n\n".utf8) }
      // A browser that has lost the line tries again after so many milliseconds.
      let beginning = told == nil ? "retry: 500\n" : ""
      told = state
      return Array(beginning.utf8) + state.event
    }

    mutating func next() async -> UInt8? { nil }
  }
}
