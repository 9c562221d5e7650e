import Diagnostics
import Markdown
import Templates

/// Renders the embeds in the Markdown of one page: `{{ quote("stress") }}` calls the macro `quote`
/// of the theme's `embeds/quote.html`.
struct Embeds: Sendable {
  let plan: EditionPlan
  /// What templates see on the page only.
  let functions: [String: Value]

  /// What the embed's macro gives.
  func html(of embed: MarkdownEmbed) throws(Diagnostic) -> String {
    // A theme that doesn't compile is a problem of the plan, told once for all pages.
    guard plan.canRender else { return "" }
    let name = try name(of: embed)
    let call = try plan.environment.call(
      in: embed.source, at: embed.range, of: name, from: Self.file(name))
    do throws(Diagnostic) {
      return try call.render(globals: functions)
    } catch {
      throw error.blamed(on: embed)
    }
  }

  /// The name before the parentheses, which the theme must know.
  private func name(of embed: MarkdownEmbed) throws(Diagnostic) -> String {
    let text = String(decoding: embed.source.bytes[embed.range], as: UTF8.self)
    let inside = text.dropFirst(2).drop { $0 == "-" || $0.isWhitespace }
    let name = String(inside.prefix { $0 == "_" || $0 == "-" || $0.isLetter || $0.isNumber })
    let offset = embed.range.upperBound - inside.utf8.count
    guard !name.isEmpty, inside.dropFirst(name.count).first == "(" else {
      throw problem(
        code: "bad-embed", "expected an embed: a name with its arguments in parentheses", in: embed,
        at: offset, hint: "such as {{ \(name.isEmpty ? "name" : name)(\"…\") }}; \(known)")
    }
    guard plan.theme.templates[Self.file(name)] != nil else {
      throw problem(
        code: "unknown-embed", "the theme has no embed '\(name)'", in: embed, at: offset,
        hint: didYouMean(name, among: names) ?? known)
    }
    return name
  }

  private var names: [String] {
    plan.theme.templates.keys
      .filter { $0.hasPrefix(Self.folder) && $0.hasSuffix(Self.ending) }
      .map { String($0.dropFirst(Self.folder.count).dropLast(Self.ending.count)) }.sorted()
  }

  private var known: String {
    names.isEmpty
      ? "the theme has no embeds" : "the theme's embeds are \(names.joined(separator: ", "))"
  }

  private func problem(
    code: String, _ message: String, in embed: MarkdownEmbed, at offset: Int, hint: String
  ) -> Diagnostic {
    let location = embed.source.location(atOffset: offset)
    return embed.source.diagnostic(.error, code: code, message, at: location, hint: hint)
  }

  private static let folder = "embeds/"
  private static let ending = ".html"

  private static func file(_ name: String) -> String { folder + name + ending }
}

extension Diagnostic {
  /// The problem at the place of the call that led to it: only there its author can mend it.
  fileprivate func blamed(on embed: MarkdownEmbed) -> Diagnostic {
    var problem = self
    if code == "undefined-name", hint == nil { problem.hint = "put a text in \"…\" or '…'" }
    guard location.file != embed.source.name,
      let call = trail.lastIndex(where: { $0.location.file == embed.source.name })
    else { return problem }
    problem.location = trail[call].location
    problem.excerpt = embed.source.excerpt(at: problem.location)
    problem.trail.remove(at: call)
    problem.trail.insert(Step("found at", at: location), at: 0)
    return problem
  }
}
