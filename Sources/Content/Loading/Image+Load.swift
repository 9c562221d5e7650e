import Diagnostics
import Files

enum ImageKey: String, SchemaKey {
  case file, alt, credit
  static let record = "an image"
}

/// The pictures below `Content/images/`.
struct ImageFolder {
  /// The files, in byte order of their paths.
  private(set) var files: [ImageFile] = []
  /// Those that can't be read.
  private(set) var problems: [Diagnostic] = []

  /// Reads the sizes of the pictures among the files of a content folder.
  init(_ folder: Folder, paths: [String], cache: SiteCache?) {
    let paths = paths.filter { $0.hasPrefix("images/") }
    let sizes = paths.map(folder.path(of:)).values(keptIn: cache?.imageSizes) { path in
      Result { () throws(FileError) in imageSize(of: try readFile(path)) }
    }
    for (path, size) in zip(paths, sizes) {
      switch size {
      case .success(let size): files.append(ImageFile(path: path, size: size))
      case .failure(let error): problems.append(error.diagnostic)
      }
    }
  }
}

extension ValueReader<Image> {
  /// A picture of the folder with its text alternative.
  static func image(in folder: ImageFolder) -> Self {
    Self { node, document in
      if let file = node.text {
        document.report(
          "missing-alt", "the image '\(file.shortened)' has no text alternative",
          at: node.location, hint: "write {file: \(file.shortened), alt: …, credit: …}")
        return nil
      }
      guard let fields = Fields<ImageKey>(node, in: document) else { return nil }
      let file = fields.required(.file, .file(in: folder))
      let alt = fields.optional(.alt, .typeset)
      let credit = fields.optional(.credit, .typeset)
      if fields.node(.alt) == nil {
        document.report(
          "missing-alt", "the image has no text alternative", at: fields.location,
          hint: "add 'alt: …': what the picture shows, for those who can't see it")
      }
      if fields.node(.credit) == nil {
        document.report(
          "missing-credit", "the image names nobody who made it", at: fields.location,
          hint: "add 'credit: …'", severity: .warning)
      }
      guard let file, let alt else { return nil }
      return Image(file: file, alt: alt, credit: credit)
    }
  }
}

extension ValueReader<ImageFile> {
  fileprivate static func file(in folder: ImageFolder) -> Self {
    Self { node, document in
      guard let file = ValueReader<String>.text.read(node, document) else { return nil }
      if let found = folder.files.first(where: { $0.path == file }) { return found }
      document.report(
        "missing-image", "there is no image '\(file.shortened)'", at: node.location,
        hint: didYouMean(file, among: folder.files.map(\.path))
          ?? "put it into the folder images and write images/name.jpg")
      return nil
    }
  }
}
