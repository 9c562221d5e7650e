/// How the inside of a bar looks: what tells bars apart when their colours can't.
enum Texture: String, CaseIterable {
  case solid, hatched, open, dotted, striped

  /// What is drawn over the bar's colour, again and again, in the colour of the page.
  private var motif: SVG? {
    switch self {
    case .solid, .open: nil
    case .hatched: SVG("path", ["d": "M-1 1L1 -1M0 6L6 0M5 7L7 5", "stroke-width": "2"])
    case .dotted: SVG("path", ["d": "M1 3H4M4 0H7M-2 0H1M4 6H7M-2 6H1", "stroke-width": "2.5"])
    case .striped: SVG("path", ["d": "M3 0V6", "stroke-width": "2.5"])
    }
  }

  private func id(in picture: String) -> String { "\(picture)-\(rawValue)" }

  /// The definition that bars of this texture refer to in the picture of an id, if they need one.
  func definition(in picture: String) -> SVG? {
    motif.map { motif in
      SVG(
        "pattern",
        [
          "id": id(in: picture), "class": "chart-motif", "width": "6", "height": "6",
          "patternUnits": "userSpaceOnUse",
        ], [motif])
    }
  }

  /// The paint of the layer over a bar, if there is one.
  func paint(in picture: String) -> String? {
    motif == nil ? nil : "url(#\(id(in: picture)))"
  }
}

/// A bar in the colour of the group that it stands in.
struct Bar {
  static let height = 14

  /// Where it begins and how long it is: percents of the picture's width, or pixels in a legend.
  let x: String
  let width: String
  /// Pixels from the top.
  let y: Int
  let texture: Texture
  /// What it stands for, in words.
  let title: String?

  func svg(in picture: String) -> SVG {
    func rectangle(_ name: String?, fill: String? = nil) -> SVG {
      SVG(
        "rect",
        [
          "class": name, "x": x, "y": String(y), "width": width, "height": String(Self.height),
          "fill": fill,
        ])
    }
    let base = rectangle(texture == .open ? "chart-bar chart-open" : "chart-bar")
    let layer = texture.paint(in: picture).map { rectangle(nil, fill: $0) }
    let words = title.map { SVG("title", text: $0) }
    return SVG("g", [:], [words, base, layer].compactMap(\.self))
  }
}
