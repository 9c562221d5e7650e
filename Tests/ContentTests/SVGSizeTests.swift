import Content
import Markdown
import Testing

@Suite struct SVGSizeTests {
  private static let size = ImageSize(width: 96, height: 48)

  @Test(arguments: [
    "width='96' height='48'", "width='96px' height='48.0PX'", "width = \"9.6e1\"\n\theight='+48'",
    "width='72pt' height='36pt'", "width='6pc' height='3pc'", "width='1in' height='0.5in'",
    "width='2.54cm' height='12.7mm'", "width='101.6Q' height='50.8q'", "width=' 96 ' height='47.6'",
    "viewBox='0 0 96 48'", "viewBox='-10,-10 , 96\n48'", "viewBox='0 0 960 480' width='96'",
    "viewBox='0 0 960 480' height='48'", "viewBox='0 0 96 48' width='100%' height='100%'",
    "viewBox='0 0 96 48' width='auto' height='2em'", "viewBox='0 0 1 1' width='96' height='48'",
    "viewBox='0 0 96 48' width='0x60' height='-1'", "viewBox='0 0 0 0' width='96' height='48'",
    "id='a>b' data-width='1' svg:height='2' width='96' title=\"it's /> here\" height='48'",
  ])
  func readsLengths(attributes: String) {
    #expect(imageSize(of: Array("<svg \(attributes)>".utf8)) == Self.size)
    #expect(imageSize(of: Array("<svg\n\(attributes)/>".utf8)) == Self.size)
  }

  @Test(arguments: [
    "", "width='96'", "width='96' height='0'", "width='96' height='0.4'", "width='' height=''",
    "width='96' height='48%'", "width='96' height='-48'", "width='nan' height='inf'",
    "width='1e999' height='1e999'", "width='4e9' height='1'", "width='1 2' height='3 4'",
    "width='0x60' height='0x30'", "width='1.2.3' height='--1'", "width='px' height='px'",
    "viewBox='0 0 96'", "viewBox='0 0 96 48 1'", "viewBox='0 0 96 -48'", "viewBox='0 0 0 48'",
    "viewBox='0 0 1e-300 1e300' width='96'", "viewBox='0 0 a b'", "viewBox='0 0 inf nan'",
    "viewbox='0 0 96 48'", "width='96' height='48", "width=96 height=48", "width height",
    "width='96' height='48' <", "width='96' height='48' / ",
  ])
  func knowsNoSizeWithoutSensibleLengths(attributes: String) {
    #expect(imageSize(of: Array("<svg \(attributes)>".utf8)) == nil)
  }

  @Test(arguments: [
    "", "\u{FEFF}", " \r\n\t", "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n",
    "<!-- <svg width='1' height='1'> - -- > -->", "<?a <svg width='1' height='1'> ?><!-- -->\n",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/\">\n",
    "<!DOCTYPE svg [ <!ENTITY a \"]><svg width='1' height='1'>\"> <!-- ]> it's --> ] >",
  ])
  func findsTheRoot(prolog: String) {
    let root = "<svg width='96' height='48'><svg width='1' height='1'/></svg>"
    #expect(imageSize(of: Array((prolog + root).utf8)) == Self.size)
    let prefixed = "<s:svg xmlns:s='http://www.w3.org/2000/svg' width='96' height='48'/>"
    #expect(imageSize(of: Array((prolog + prefixed).utf8)) == Self.size)
    let other = "<html width='96' height='48'><svg width='96' height='48'/></html>"
    #expect(imageSize(of: Array((prolog + other).utf8)) == nil)
  }

  @Test(arguments: [
    "<?xml ", "<!-- ", "<!-->", "<!DOCTYPE svg [ ", "<!DOCTYPE svg \"", "<!DOCTYPE [ <!-- ]> ",
    "text", "</", "<", "< ", "<!ELEMENT>", "<svgz/>", "\0",
  ])
  func findsNoRootBehindBrokenMarkup(prolog: String) {
    #expect(imageSize(of: Array("\(prolog)<svg width='96' height='48'>".utf8)) == nil)
  }

  @Test func needsTheWholeStartTag() {
    let text = Array(
      "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='96' height='48'>".utf8)
    for count in text.indices {
      #expect(imageSize(of: Array(text.prefix(count))) == nil)
    }
    #expect(imageSize(of: text) == Self.size)
  }

  @Test func survivesBytesThatAreNoText() {
    let name: [UInt8] = [0x3C, 0x73, 0x76, 0x67, 0x20, 0xFF, 0xC0, 0x3D, 0x27, 0x80, 0x27, 0x20]
    #expect(imageSize(of: name + Array("width='96' height='48'>".utf8)) == Self.size)
    let utf16 = "<svg width='96' height='48'>".utf16.flatMap { [UInt8($0 & 0xFF), 0] }
    #expect(imageSize(of: [0xFF, 0xFE] + utf16) == nil)
  }
}
