import Content
import Language
import Templates

/// What every template of a site sees on every page.
struct SiteGlobals {
  let index: SiteIndex
  let theme: Theme
  let generator: String

  var values: [String: Value] {
    let site = index.site
    return [
      "coach": .object(CoachView(index: index)),
      "trophies": .object(TrophiesView(index: index)),
      "articles": .articles(site.articles.indices, in: index),
      "quotes": .quotes(site.quotes.indices, in: index),
      "teams": .list(index.teams.map { .team($0, in: index) }),
      "competitions": .list(
        site.competitions.map { .object(CompetitionView(competition: $0)) }),
      "tags": .list(index.tags.map { .object(TagView(index: index, tag: $0.tag)) }),
      "topics": .list(index.topics.map { .object(TopicView(index: index, tag: $0.tag)) }),
      "years": .list(index.articles.years.map { .object(YearView(index: index, year: $0.year)) }),
      "data": .dict(ValueDictionary(site.data.map { ($0.name, Value($0.value)) })),
      "build": ["generator": .string(generator)],
      "date": date, "plural": plural, "t": word, "find": .find(in: index),
    ]
  }

  private var date: Value {
    let language = index.site.language
    return .function("date") { arguments throws(TemplateError) in
      let date = try arguments.object("date", as: DateView.self).date
      let style = try arguments.optionalString("style") ?? "long"
      switch style {
      case "long": return .string(language.format(date))
      case "short": return .string(language.format(date, style: .short))
      case "iso": return .string(date.description)
      default:
        throw arguments.failure(
          "date() knows no style '\(style)'", hint: "its styles are long, short and iso")
      }
    }
  }

  private var plural: Value {
    let language = index.site.language
    return .function("plural") { arguments throws(TemplateError) in
      let count = try arguments.int("count")
      var forms: [String] = []
      for form in arguments.rest() {
        switch form {
        case .string(let text), .markup(let text): forms.append(text)
        default: throw arguments.failure("plural() expects strings as its forms")
        }
      }
      if let form = language.plural(Numeral(count), forms) { return .string(form) }
      let needed = language.pluralForms.map(\.rawValue).joined(separator: ", ")
      throw arguments.failure(
        "plural() got \(forms.count) forms", hint: "'\(language.code)' needs \(needed)")
    }
  }

  private var word: Value {
    let strings = theme.strings
    return .function("t") { arguments throws(TemplateError) in
      let key = try arguments.string("key")
      let count = try arguments.optionalInt("count")
      var placeholders: [(name: String, text: String)] = []
      for (name, value) in arguments.restNamed() {
        switch value {
        case .string(let text), .markup(let text): placeholders.append((name, text))
        case .int(let number): placeholders.append((name, String(number)))
        default: throw arguments.failure("t() expects a string or an int as '\(name)'")
        }
      }
      return .string(try strings.text(key, count: count, placeholders: placeholders))
    }
  }
}
