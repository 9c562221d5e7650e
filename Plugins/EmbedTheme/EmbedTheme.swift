import Foundation
import PackagePlugin

/// Puts the theme of this repository into the program, which so brings it along to any machine.
@main struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "Templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTheme.swift")
    let files = FileManager.default.enumerator(at: theme, includingPropertiesForKeys: nil)
    return [
      .buildCommand(
        displayName: "Embedding the theme", executable: try context.tool(named: "EmbedFiles").url,
        arguments: [theme.path, output.path],
        inputFiles: files?.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath } ?? [],
        outputFiles: [output])
    ]
  }
}
