import Diagnostics
import Markdown

/// What `site.yaml` says.
public struct Settings: Sendable {
  /// The site's name.
  public let title: String
  /// The absolute URL at which the site is published, without a final slash.
  public let url: String
  /// Which of the site's languages they are in.
  public let edition: Edition
  /// What the site is, in a sentence.
  public let description: String
  /// Who writes it.
  public let author: String
  /// The main menu.
  public let navigation: [NavigationItem]
  /// How many articles a page of the news list holds.
  public let articlesPerPage: Int
  /// What is added to CommonMark.
  public let markdownExtensions: MarkdownExtensions
  /// Whether raw HTML in Markdown is kept.
  public let allowsRawHTML: Bool
  /// Whether a quote without a source or a date is an error.
  public let requiresQuoteSource: Bool
  /// What feeds hold.
  public let feeds: FeedSettings
  /// What search engines are told.
  public let searchEngines: SearchEngines
  /// What messengers and social networks show of links to the site.
  public let sharing: SharingSettings
  /// Whether there is a page to search the site.
  public let hasSearch: Bool
  /// What the site's servers need.
  public let hosting: Hosting
  /// Where the site is published, in the file's order.
  public let targets: [PublishTarget]

  /// One entry of the main menu.
  public struct NavigationItem: Sendable, Hashable {
    /// The words.
    public let title: String
    /// The site path, such as `/news/`.
    public let path: String
    /// Where it is written.
    public let location: SourceLocation
  }
}
