#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the web whether addresses lead anywhere: few servers at once, each one question at a time.
public struct LinkChecker: Sendable {
  /// How many servers are asked at once.
  public static let width = 4

  private let client: WebClient
  private let cachePath: String?
  private let now: Int

  /// Makes a checker.
  ///
  /// - Parameters:
  ///   - agent: What the program says it is, such as "sitegen 1.0".
  ///   - cache: The file that keeps answers for a day; nil for none.
  ///   - timeLimit: How long one answer may take, in seconds.
  ///   - now: The time, in seconds since 1970.
  public init(agent: String, cache: String?, timeLimit: Int = 20, now: Int = time(nil)) {
    client = WebClient(agent: agent, timeLimit: timeLimit)
    cachePath = cache
    self.now = now
  }

  /// What the web says.
  public struct Report: Sendable, Hashable {
    /// The answers by the addresses as they are written; those that are not on the web have none.
    public let answers: [String: LinkAnswer]
    /// Why the answers can't be kept; nil if they are.
    public let cacheFailure: String?
  }

  /// Asks for addresses, each once, whatever stands after its `#`.
  ///
  /// - Throws: `LinkCheckError` if there is no way to ask.
  public func check(_ urls: some Sequence<String>) async throws(LinkCheckError) -> Report {
    let addresses = Dictionary(
      urls.compactMap { url in WebAddress(url).map { (url, $0) } }, uniquingKeysWith: { $1 })
    var cache = cachePath.map { LinkCache(path: $0, now: now) }
    var answers: [WebAddress: LinkAnswer] = [:]
    for address in addresses.values { answers[address] = cache?[address] }
    let unknown = Set(addresses.values).filter { answers[$0] == nil }
    let found = try await ask(unknown)
    for (address, answer) in found { cache?.keep(answer, for: address) }
    answers.merge(found) { $1 }
    return Report(
      answers: addresses.compactMapValues { answers[$0] },
      cacheFailure: found.isEmpty ? nil : cache?.write())
  }

  private func ask(
    _ addresses: Set<WebAddress>
  ) async throws(LinkCheckError) -> [WebAddress: LinkAnswer] {
    let servers = Dictionary(grouping: addresses, by: \.host).sorted { $0.key < $1.key }
      .map { $0.value.sorted { $0.text < $1.text } }
    let result = await withTaskGroup(
      of: Result<[WebAddress: LinkAnswer], LinkCheckError>.self
    ) { [client] group in
      var answers: Result<[WebAddress: LinkAnswer], LinkCheckError> = .success([:])
      var waiting = servers[...]
      for server in waiting.prefix(Self.width) { group.addTask { await client.ask(server) } }
      waiting = waiting.dropFirst(Self.width)
      while let next = await group.next() {
        answers = answers.flatMap { all in next.map { all.merging($0) { $1 } } }
        if case .success = answers, let server = waiting.popFirst() {
          group.addTask { await client.ask(server) }
        }
      }
      return answers
    }
    return try result.get()
  }
}

extension WebClient {
  /// Asks one server for all its addresses, one after the other.
  fileprivate func ask(
    _ addresses: [WebAddress]
  ) async -> Result<[WebAddress: LinkAnswer], LinkCheckError> {
    var answers: [WebAddress: LinkAnswer] = [:]
    do throws(LinkCheckError) {
      for address in addresses { answers[address] = try await answer(for: address) }
      return .success(answers)
    } catch {
      return .failure(error)
    }
  }
}
