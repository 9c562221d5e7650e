import Files
import Foundation

// embed-files FOLDER OUTPUT: writes a Swift file that holds all files of a folder, in Base64.
let folder = Folder(CommandLine.arguments[1])
let entries = try folder.files().map { file in
  let bytes = try readFile(folder.path(of: file))
  return "  (\"\(file)\", \"\(Data(bytes).base64EncodedString())\"),\n"
}
let source = """
  /// The files of a folder by their paths in it, in Base64.
  let embeddedFiles: [(path: String, base64: String)] = [
  \(entries.joined())]

  """
try source.write(toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
