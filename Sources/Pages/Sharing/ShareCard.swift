import Content

/// A picture of a page's own words, for those who see only a link to it.
public struct ShareCard: Sendable, Hashable {
  /// The picture as SVG, to be drawn as PNG.
  public let svg: String
  /// Tells the picture from all others.
  public let fingerprint: String
  /// The page, as a path on the whole site.
  let page: String
  /// The words, for those who can't see the picture.
  let alt: String

  /// 1.91 to 1, as Open Graph's readers cut pictures.
  static let width = 1200
  static let height = 630

  /// What stands on a card.
  struct Words {
    /// The main words, in large letters.
    let text: String
    /// Below them, in small ones.
    let below: String
    /// The site's name, and its host.
    let site: String
    let host: String
  }

  /// The colours of a card, those of the bands of the theme's pages.
  struct Colours {
    let paper: Colour
    /// Of the main words.
    let ink: Colour
    /// Of all other words.
    let muted: Colour
    /// Of the stripe, unless what the page is about has colours.
    let stripe: Colour
  }

  init(page: String, words: Words, stripes: [Colour], colours: Colours) {
    self.page = page
    alt = "\(words.text) — \(words.below)"
    svg = Self.picture(words, stripes.isEmpty ? [colours.stripe] : stripes, colours).markup + "\n"
    fingerprint = String(Fingerprint(of: Array(svg.utf8)).description.prefix(12))
  }

  /// The picture's path on the whole site, of which each version has its own.
  var path: String { "\(page)share.\(fingerprint).png" }
}

extension ShareCard {
  private static let margin = 80
  private static let smallLeading = 42
  private static let font = "PT Serif, Georgia, Noto Serif, DejaVu Serif, serif"

  private static func picture(_ words: Words, _ stripes: [Colour], _ colours: Colours) -> SVG {
    let below = TextBlock(words.below, width: 740, height: 3 * smallLeading, sizes: [32])
    let lastLine = height - 68
    let smallTop = lastLine - (below.lines.count - 1) * smallLeading
    let (top, bottom) = (160, smallTop - 72)
    let text = TextBlock(
      words.text, width: width - 2 * margin, height: bottom - top,
      sizes: [104, 92, 84, 76, 68, 60, 52, 46, 40])
    let leading = TextBlock.leading(text.size)
    let first = top + (bottom - top - text.lines.count * leading) / 2 + text.size
    let isNamed = words.text != words.site
    let site = isNamed ? [line(single(words.site, width: 1000), y: 118, size: 36)] : []
    return SVG(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "\(height)",
        "viewBox": "0 0 \(width) \(height)", "font-family": font,
        "fill": colours.muted.hex,
      ],
      [SVG("rect", ["width": "\(width)", "height": "\(height)", "fill": colours.paper.hex])]
        + bands(stripes) + site
        + text.lines.enumerated().map { number, words in
          line(
            words, y: first + number * leading, size: text.size, fill: colours.ink.hex,
            weight: "bold")
        }
        + below.lines.enumerated().map { number, words in
          line(words, y: smallTop + number * smallLeading, size: 32)
        }
        + [line(single(words.host, width: 300), y: lastLine, size: 28, isAtEnd: true)])
  }

  /// What fits of a single line of small letters.
  private static func single(_ text: String, width: Int) -> String {
    TextBlock(text, width: width, height: 40, sizes: [32]).lines.first ?? ""
  }

  /// A band along the edge, in the colours of what the page is about.
  private static func bands(_ stripes: [Colour]) -> [SVG] {
    let share = Double(height) / Double(stripes.count)
    return stripes.enumerated().map { number, colour in
      SVG(
        "rect",
        [
          "y": SVG.number(Double(number) * share), "width": "24", "height": SVG.number(share),
          "fill": colour.hex,
        ])
    }
  }

  private static func line(
    _ text: String, y: Int, size: Int, fill: String? = nil, weight: String? = nil,
    isAtEnd: Bool = false
  ) -> SVG {
    SVG(
      "text",
      [
        "x": "\(isAtEnd ? width - margin : margin)", "y": "\(y)", "font-size": "\(size)",
        "font-weight": weight, "fill": fill, "text-anchor": isAtEnd ? "end" : nil,
      ], text: text)
  }
}
