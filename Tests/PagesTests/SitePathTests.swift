import Testing

@testable import Pages

@Suite struct SitePathTests {
  @Test(arguments: [
    ("/", "/", "./"), ("/news/", "/", "news/"), ("/", "/news/", "../"),
    ("/news/a/", "/news/", "a/"), ("/news/", "/news/a/", "../"), ("/news/", "/news/", "./"),
    ("/trophies/#x", "/trophies/", "#x"), ("/trophies/#x", "/news/a/", "../../trophies/#x"),
    ("/quotes/", "/news/tags/b/", "../../../quotes/"), ("/feed.xml", "/news/", "../feed.xml"),
    ("/feed.xml", "/", "feed.xml"), ("/news/a/", "/news/b/", "../a/"), ("/", "/404.html", "./"),
    ("/news/?x=1#y", "/", "news/?x=1#y"), ("/images/a:b.jpg", "/images/", "./a:b.jpg"),
  ])
  func isRelative(target: String, page: String, expected: String) {
    #expect(SitePath.relative(target, from: page) == expected)
  }

  @Test(arguments: [
    ("/", "index.html"), ("/news/", "news/index.html"), ("/404.html", "404.html"),
    ("/old", "old/index.html"), ("/a.b/c", "a.b/c/index.html"), ("/old.php", "old.php"),
  ])
  func isServedFromAFile(path: String, file: String) {
    #expect(SitePath.file(servedAt: path) == file)
  }
}
