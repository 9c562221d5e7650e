import Diagnostics

/// A link or an image as the text has it.
public struct MarkdownLink: Sendable, Hashable {
  /// Whether it is followed or shown.
  public enum Kind: Sendable, Hashable {
    case link
    case image
  }

  /// Whether it is a link or an image.
  public var kind: Kind
  /// Where it points, as written, with escapes and entities resolved.
  public var destination: String
  /// Where it stands in the source.
  public var location: SourceLocation

  /// Makes a link.
  public init(kind: Kind, destination: String, location: SourceLocation) {
    self.kind = kind
    self.destination = destination
    self.location = location
  }
}

/// The size of an image in CSS pixels.
public struct ImageSize: Sendable, Hashable {
  /// The width, in pixels.
  public var width: Int
  /// The height, in pixels.
  public var height: Int

  /// Makes a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A call that stands in a text by itself, such as `{{ quote("stress") }}`, for what it gives.
public struct MarkdownEmbed: Sendable {
  /// The text that it stands in.
  public var source: SourceText
  /// Its bytes, from `{{` to `}}`.
  public var range: Range<Int>

  /// Makes an embed.
  public init(source: SourceText, range: Range<Int>) {
    self.source = source
    self.range = range
  }
}

/// What Markdown asks of the site around it.
public struct MarkdownHost {
  /// The URL to write for a link or an image; what it throws is reported, and the link is written
  /// as it stands. A thrown diagnostic without an excerpt gets the one of its place.
  public var resolve: (MarkdownLink) throws(Diagnostic) -> String
  /// Whether the bytes of a destination are written as they stand: it is not resolved then. To make
  /// text of it and to find its place takes most of the time of writing a link.
  public var isFinal: (UnsafeBufferPointer<UInt8>) -> Bool
  /// The size of the image that a destination as written names, or nil if it is not known.
  public var imageSize: (String) -> ImageSize?
  /// The HTML to write for an embed; what it throws is reported, and nothing is written. Nil if
  /// embeds are to be shown as their text.
  public var embed: ((MarkdownEmbed) throws(Diagnostic) -> String)?

  /// Makes a host; without arguments, one that leaves links as they are and knows neither images
  /// nor embeds.
  public init(
    resolve: @escaping (MarkdownLink) throws(Diagnostic) -> String = { $0.destination },
    isFinal: @escaping (UnsafeBufferPointer<UInt8>) -> Bool = { _ in false },
    imageSize: @escaping (String) -> ImageSize? = { _ in nil },
    embed: ((MarkdownEmbed) throws(Diagnostic) -> String)? = nil
  ) {
    self.resolve = resolve
    self.isFinal = isFinal
    self.imageSize = imageSize
    self.embed = embed
  }
}
