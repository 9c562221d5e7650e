import Content
import Files
import Foundation
import Language

/// A small whole site to begin with: content in one language, and the theme.
public struct NewSite: Sendable {
  /// The coach.
  public var name: String
  /// The site's language; the theme has words in Russian and English.
  public var language: Language
  /// As what the coach works now.
  public var role: Stint.Role
  /// The team's name; nil for one that the editor will replace.
  public var team: String?
  /// The address at which the site will stand.
  public var url: String
  /// The day of the first article.
  public var date: PartialDate

  /// The languages that the theme has words in.
  public static let languages: [Language] = [.russian, .english]

  /// Makes a site; nothing is written yet.
  public init(
    name: String, language: Language, role: Stint.Role, team: String?, url: String,
    date: PartialDate
  ) {
    self.name = name
    self.language = language
    self.role = role
    self.team = team
    self.url = url
    self.date = date
  }

  /// Writes the site into a folder that is missing or empty.
  public func write(to path: String) throws(ScaffoldingError) {
    let folder = Folder(path)
    if let names = try? FileManager.default.contentsOfDirectory(atPath: path) {
      // A folder that is to be kept by git is as good as empty.
      guard names.allSatisfy({ $0 == ".git" }) else { throw .notEmpty(path) }
    } else if FileManager.default.fileExists(atPath: path) {
      throw .exists(path)
    }
    for (file, text) in Words(language).files(of: self) {
      try writeNewFile(folder.path(of: "Content/\(file)"), Array(text.utf8))
    }
    for (file, base64) in embeddedFiles {
      let bytes = Data(base64Encoded: base64) ?? Data()
      try writeNewFile(folder.path(of: "Templates/\(file)"), Array(bytes))
    }
  }
}
