import Diagnostics

extension Document {
  /// The YAML between two byte offsets; nil if it is empty or malformed, which is reported.
  func yaml(in range: Range<Int>, firstLine: Int = 1) -> YAMLNode? {
    // The parser would stop at what is reported already.
    guard !problems.contains(where: { $0.code == "control-character" }) else { return nil }
    var bytes = source.bytes[range]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let plain = bytes.withUnsafeBufferPointer { bytes in
      var reader = PlainYAMLReader(bytes, file: source.name, firstLine: firstLine)
      return reader.mapping()
    }
    if let plain { return plain }
    do throws(SyntaxProblem) {
      let node = try YAMLReader.read(bytes, of: self, lineOffset: firstLine - 1)
      return node?.isNull == true ? nil : node
    } catch {
      let location = SourceLocation(
        file: source.name, line: error.place.line + firstLine - 1, column: error.place.column)
      report(error.code, error.message, at: location, hint: error.hint)
      return nil
    }
  }
}
