import Compression
import Foundation
import Testing

/// Compressed text is what the tools of the system make something of.
@Suite struct CompressionTests {
  static let texts = ["", "a", String(repeating: "Трофеи. ", count: 10_000)]
  static let cases = Compression.allCases.flatMap { kind in texts.map { (kind, $0) } }

  @Test(arguments: cases)
  func restoresTheBytes(_ compression: Compression, _ text: String) throws {
    let bytes = Array(text.utf8)
    let compressed = try #require(compression.compress(bytes))
    #expect(compressed == compression.compress(bytes))
    #expect(compression.isCompressed(compressed, of: bytes))
    #expect(!compression.isCompressed(compressed, of: bytes + [1]))
    #expect(!compression.isCompressed(Array(compressed.dropLast()), of: bytes))
    #expect(!compression.isCompressed(bytes, of: bytes))
    if text.utf8.count > 1000 {
      #expect(!compression.isCompressed(compressed, of: [1]))
      #expect(compressed.count < bytes.count / 100)
    }
  }

  /// No time, no name and no system (RFC 1952, 2.3.1).
  @Test func gzipTellsNothingOfWhenAndWhere() throws {
    let bytes = try #require(Compression.gzip.compress([1]))
    #expect(bytes.prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])
  }

  @Test func namesTellWhatIsText() {
    let text = ["index.html", "a/site.css", "b.json", "images/cup.svg"]
    let others = ["cup.jpg", "font.woff2", "html", "a.html.gz", ""]
    #expect(text.allSatisfy(Compression.isWorthwhile))
    #expect(!others.contains(where: Compression.isWorthwhile))
  }
}
