import Content
import Templates

/// The pictures of a career, as inline SVG that needs neither script nor style attributes.
///
/// They have no view box: heights are pixels and widths are percents, so that the text keeps its
/// size on a narrow screen. The classes are dressed by the theme.
struct Charts: Sendable {
  enum Kind: String, CaseIterable {
    case timeline, teams, competitions, seasons
  }

  let index: SiteIndex
  let strings: Strings
  /// Which picture of its kind on a page it is, from 1: ids are unique in a page.
  var number = 1

  /// A chart, or nothing if there are no data for it.
  func svg(_ kind: Kind) throws(TemplateError) -> String {
    switch kind {
    case .timeline: try timeline()
    case .teams: try teams()
    case .competitions: try competitions()
    case .seasons: try seasons()
    }
  }
}

extension Charts {
  /// The height of a line of a legend.
  static let legendLine = 20

  /// What a bar of some texture means.
  struct LegendEntry {
    let texture: Texture
    let text: String
  }

  /// A whole picture.
  ///
  /// - Parameter height: In pixels.
  func picture(
    _ kind: Kind, description: String, height: Int, textures: [Texture] = [], _ content: [SVG]
  ) throws(TemplateError) -> String {
    let id = id(of: kind)
    let title = try word("chart.\(kind.rawValue).title")
    var children = [
      SVG("title", ["id": id + "-title"], text: title),
      SVG("desc", ["id": id + "-desc"], text: description),
    ]
    let definitions = textures.compactMap { $0.definition(in: id) }
    if !definitions.isEmpty { children.append(SVG("defs", [:], definitions)) }
    return SVG(
      "svg",
      [
        "class": "chart chart-\(kind.rawValue)", "role": "img",
        "aria-labelledby": "\(id)-title \(id)-desc",
        "width": "100%", "height": String(height),
      ], children + content
    ).markup
  }

  /// The id of a picture, with which those of its parts begin.
  func id(of kind: Kind) -> String {
    "chart-\(kind.rawValue)" + (number > 1 ? "-\(number)" : "")
  }

  /// The lines of a legend, from the top of the picture on.
  func legend(_ entries: [LegendEntry], in kind: Kind) -> [SVG] {
    entries.enumerated().map { line, entry in
      let y = line * Self.legendLine + 1
      let bar = Bar(x: "1", width: "26", y: y, texture: entry.texture, title: nil)
      return SVG(
        "g", ["class": "chart-neutral"],
        [bar.svg(in: id(of: kind)), Self.legendText(entry.text, y)])
    }
  }

  static func legendText(_ text: String, _ y: Int) -> SVG {
    SVG("text", ["x": "36", "y": String(y + 12)], text: text)
  }

  /// Shapes in a team's own colour: in the first of them that is seen, on a light page and on a
  /// dark one, or in a neutral colour.
  func coloured(_ colours: [Colour], _ shapes: [SVG]) -> [SVG] {
    let light = colours.first { $0.isSeen(on: .lightPage) }
    let dark = colours.first { $0.isSeen(on: .darkPage) }
    func group(_ name: String?, _ colour: Colour?, isHidden: Bool = false) -> SVG {
      let names = [name, colour == nil ? "chart-neutral" : nil].compactMap(\.self)
      return SVG(
        "g",
        [
          "class": names.isEmpty ? nil : names.joined(separator: " "), "color": colour?.hex,
          "display": isHidden ? "none" : nil,
          // Room for the outline of what begins at the edge.
          "transform": "translate(1)",
        ], shapes)
    }
    guard light != dark else { return [group(nil, light)] }
    return [group("on-light", light), group("on-dark", dark, isHidden: true)]
  }

  /// How many letters fit on the narrowest screen.
  static let labelLength = 32

  /// As much of a name as fits on the narrowest screen.
  static func label(_ name: String) -> String {
    name.count > labelLength ? name.prefix(labelLength - 1) + "…" : name
  }

  func word(
    _ key: String, count: Int? = nil, _ placeholders: KeyValuePairs<String, String> = [:]
  ) throws(TemplateError) -> String {
    try strings.text(key, count: count, placeholders: placeholders.map { ($0.key, $0.value) })
  }
}
