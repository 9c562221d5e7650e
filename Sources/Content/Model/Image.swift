import Markdown

/// A picture with what is needed to show it well.
public struct Image: Sendable, Hashable {
  /// The file.
  public let file: ImageFile
  /// What it shows, for those who can't see it.
  public let alt: String
  /// Who made it.
  public let credit: String?
}

/// A file of `Content/images/`, published as it is.
public struct ImageFile: Sendable, Hashable {
  /// Its path below `Content/`, such as `images/portrait.jpg`.
  public let path: String
  /// Its size, if its header tells one.
  public let size: ImageSize?
}
