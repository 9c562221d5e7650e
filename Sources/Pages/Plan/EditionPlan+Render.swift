import Content
import Diagnostics
import Templates

extension EditionPlan {
  /// Appends a page's HTML to a buffer.
  ///
  /// - Parameter anchors: Tells the anchors of any page on the site; nil if nobody asks for where on
  ///   a page the links lead.
  /// - Returns: The problems of its template and its Markdown, in order of place, and whether the
  ///   template was rendered to its end.
  func render(
    _ page: Page, anchors: LinkResolver.Anchors?, into buffer: inout [UInt8]
  ) -> (problems: [Diagnostic], isWhole: Bool) {
    let functions = functions(of: page)
    let (body, problems) = body(of: page, functions: functions, anchors: anchors)
    if case .article(let position) = page.kind, let body {
      index.note(firstParagraph: body.firstParagraph, of: position)
      if anchors != nil { note(body, ofArticle: position) }
    }
    // A template that is missing or malformed is a problem of the plan, told once for all pages.
    guard canRender else { return (problems, false) }
    do throws(Diagnostic) {
      let template = try environment.template(named: page.kind.template)
      try template.render(
        variables(of: page, body: body), globals: functions, into: &buffer)
      return (problems, true)
    } catch {
      return ((problems + [error]).sorted(), false)
    }
  }

  /// The HTML of a page's Markdown, if it has any, and what was found wrong in it.
  ///
  /// - Parameter functions: Those that the rest of the page is made with.
  func body(
    of page: Page, functions: [String: Value], anchors: LinkResolver.Anchors?
  ) -> (body: RenderedBody?, problems: [Diagnostic]) {
    guard let source = markdown(of: page) else { return (nil, []) }
    return index.markdown.html(
      of: source, at: page.path, links: links, anchors: anchors ?? { _ in nil },
      embeds: Embeds(plan: self, functions: functions))
  }

  /// The page's own introduction, if `Content/` has a text of its name.
  func introduction(of page: Page) -> FreePage? {
    switch page.kind {
    case .home: introductions[""]
    case .free(let position): index.site.pages[position]
    case .trophies, .career, .quotes: introductions[page.kind.name]
    case .news(page: 1, _): introductions["news"]
    default: nil
    }
  }

  private func markdown(of page: Page) -> Body? {
    if case .article(let position) = page.kind { return index.site.articles[position].body }
    return introduction(of: page)?.body
  }

  private func variables(of page: Page, body: RenderedBody?) -> [String: Value] {
    var variables: [String: Value] = [
      "page": .object(PageView(page: page, plan: self, body: body)),
      "site": .object(SiteView(page: page, plan: self)),
    ]
    switch page.kind {
    case .team(let position):
      variables["team"] = .team(index.site.teams[position], in: index)
    case .quote(let position):
      variables["quote"] = .object(QuoteView(index: index, position: position))
    case .article(let position):
      variables["article"] = .object(
        ArticleView(index: index, position: position, body: body?.html))
    case .news(let number, let pages):
      variables["paginator"] = .object(
        PaginatorView(
          index: index, list: SitePath.news, articles: index.site.articles.indices, number: number,
          pages: pages))
    case .tag(let position, let number, let pages):
      let group = index.tags[position]
      variables["tag"] = .object(TagView(index: index, tag: group.tag))
      variables["paginator"] = .object(
        PaginatorView(
          index: index, list: SitePath.tag(group.tag), articles: group.members, number: number,
          pages: pages))
    case .year(let year, let number, let pages):
      variables["year"] = .object(YearView(index: index, year: year))
      variables["paginator"] = .object(
        PaginatorView(
          index: index, list: SitePath.year(year), articles: index.articles(of: year),
          number: number, pages: pages))
    case .redirect(let target): variables["target"] = .string(target)
    case .home, .trophies, .career, .quotes, .free, .search, .notFound: break
    }
    return variables
  }

  /// What only the templates and the embeds of a page can call.
  func functions(of page: Page) -> [String: Value] {
    let linker = Linker(page: page, plan: self)
    return [
      "chart": .chart(Charts(index: index, strings: theme.strings), known: charts),
      "link": .function("link") { arguments throws(TemplateError) in
        .string(try linker.url(for: try arguments.required("target")))
      },
      "asset": .function("asset") { arguments throws(TemplateError) in
        .string(try linker.url(forAsset: try arguments.string("file")))
      },
    ]
  }
}

/// Writes the URLs of one page's links.
private struct Linker: Sendable {
  let page: Page
  let plan: EditionPlan

  func url(for target: Value) throws(TemplateError) -> String {
    let written: String
    switch target {
    case .string(let path), .markup(let path): written = path
    case .dict(let item):
      guard case .string(let path)? = item["url"] else { throw isNoTarget(target) }
      written = path
    case .object(let object):
      if let language = object.unwrapped(as: LanguageView.self) {
        return url(to: language.counterpart.path)
      }
      // What has a page of its own is on the site: it need not be looked for.
      if let path = sitePath(of: object) { return url(to: plan.links.prefix + path) }
      guard let image = object.unwrapped(as: ImageView.self) else { throw isNoTarget(target) }
      written = SitePath.file(image.file.path)
    default: throw isNoTarget(target)
    }
    return try url(forWritten: written)
  }

  private func url(forWritten written: String) throws(TemplateError) -> String {
    if LinkResolver.isExternal(written) { return written }
    let (path, suffix) = SitePath.split(written)
    guard let path = plan.links.path(of: path) ?? (plan.isInMenu(written) ? path : nil) else {
      throw TemplateError(
        code: "broken-link", "there is no page '\(written)'",
        hint: didYouMean(written, among: plan.links.paths))
    }
    return url(to: path + suffix)
  }

  func url(forAsset file: String) throws(TemplateError) -> String {
    guard let asset = plan.theme.assets[file] else {
      throw TemplateError(
        code: "missing-asset", "the theme has no asset '\(file)'",
        hint: didYouMean(file, among: plan.theme.assets.keys) ?? "put it into the folder assets")
    }
    return url(to: asset.sitePath)
  }

  /// Relative, so that the site works below any path; but the page for what is not found is served
  /// at any depth.
  private func url(to path: String) -> String {
    if case .notFound = page.kind { return plan.index.site.settings.pathPrefix + path }
    return SitePath.relative(path, from: plan.links.prefix + page.path)
  }

  /// The path of what has a page of its own, or a place on one.
  private func sitePath(of object: HostObject) -> String? {
    if let view = object.unwrapped(as: ArticleView.self) {
      return view.index.articlePaths[view.position]
    }
    if let view = object.unwrapped(as: TagView.self) { return SitePath.tag(view.tag) }
    if let view = object.unwrapped(as: TeamView.self) { return SitePath.team(view.team) }
    if let view = object.unwrapped(as: YearView.self) { return SitePath.year(view.year) }
    if let view = object.unwrapped(as: QuoteView.self) { return SitePath.quote(view.quote) }
    if let view = object.unwrapped(as: HonourView.self) { return SitePath.honour(view.honour) }
    if let view = object.unwrapped(as: TopicView.self) { return SitePath.topic(view.tag) }
    return nil
  }

  private func isNoTarget(_ target: Value) -> TemplateError {
    TemplateError(
      code: "bad-argument",
      "link() expects a path or something that has a page, "
        + "not \(target.typeName)")
  }
}

extension EditionPlan {
  /// Whether the main menu has the path: if it leads nowhere, that is told where it is written.
  fileprivate func isInMenu(_ path: String) -> Bool {
    index.site.settings.navigation.contains { $0.path == path }
  }
}
