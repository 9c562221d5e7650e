import Subprocess

/// Asks one address at a time, through the program `curl`.
struct WebClient: Sendable {
  /// What the program says it is.
  let agent: String
  /// How long one answer may take, in seconds.
  let timeLimit: Int
  /// How many redirects are followed.
  static let longestChain = 10

  enum Method: Sendable {
    case head, get
  }

  /// What one request brought.
  struct Response: Sendable {
    /// The HTTP status; 0 if there was no answer.
    let status: Int
    /// Where the answer leads to; empty if nowhere.
    let target: String
    /// The exit code of `curl`.
    let code: Int32
    /// What `curl` says is wrong.
    let message: String
  }

  /// Follows redirects to the end.
  func answer(for address: WebAddress) async throws(LinkCheckError) -> LinkAnswer {
    var address = address
    var permanent: String?
    var isPermanent = true
    for _ in 0...Self.longestChain {
      let response = try await response(of: address)
      switch response.status {
      case 0: return .unreachable(reason(for: response, address))
      case 200..<300: return permanent.map(LinkAnswer.moved) ?? .fine
      case 300..<400:
        guard let next = WebAddress(response.target) else {
          return .refused(status: response.status)
        }
        isPermanent = isPermanent && [301, 308].contains(response.status)
        if isPermanent { permanent = next.text }
        address = next
      default: return .refused(status: response.status)
      }
    }
    return .unreachable("it redirects without end")
  }

  /// Asks for the head only; if that is refused, for the page.
  private func response(of address: WebAddress) async throws(LinkCheckError) -> Response {
    let response = try await request(.head, address)
    // Some servers hang up on a method that they don't know (exit codes 8, 16, 18, 52, 56, 92).
    let isCut = response.status == 0 && [8, 16, 18, 52, 56, 92].contains(response.code)
    return response.status >= 400 || isCut ? try await request(.get, address) : response
  }

  private func request(
    _ method: Method, _ address: WebAddress
  ) async throws(LinkCheckError) -> Response {
    let methodArguments =
      switch method {
      case .head: ["--head"]
      // The status is known before the body, which nobody reads.
      case .get: ["--max-filesize", "1000000"]
      }
    let arguments =
      [
        "--disable", "--silent", "--show-error", "--proto", "=http,https", "--globoff",
        "--max-time", "\(timeLimit)", "--user-agent", agent, "--output", "/dev/null",
        "--write-out", "%{http_code} %{redirect_url}",
      ] + methodArguments + ["--url", address.text]
    do {
      let result = try await run(
        .name("curl"), arguments: Arguments(arguments), output: .string(limit: 1 << 20),
        error: .string(limit: 1 << 16))
      let parts = result.standardOutput.split(separator: " ", maxSplits: 1)
      let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
      return Response(
        status: parts.first.flatMap { Int($0) } ?? 0,
        target: parts.count > 1 ? String(parts[1]) : "", code: code,
        message: result.standardError)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .noClient
    } catch {
      throw .failed("\(error)")
    }
  }

  /// Why there is no answer, in an editor's words.
  private func reason(for response: Response, _ address: WebAddress) -> String {
    switch response.code {
    case 3: return "it is no web address"
    case 6: return "there is no server '\(address.host)'"
    case 7: return "'\(address.host)' refuses connections"
    case 28: return "no answer within \(timeLimit) s"
    case 35, 51, 60: return "'\(address.host)' has no valid certificate"
    default:
      let line = response.message.split(whereSeparator: \.isNewline).first ?? "curl failed"
      let words = line.hasPrefix("curl: (") ? line.drop { $0 != ")" }.dropFirst(2) : line
      return String(words)
    }
  }
}
