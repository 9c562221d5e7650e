import Foundation
import Testing

/// A newcomer follows the first chapter of the guide to the letter, in a folder with nothing in it.
@Suite struct GuideWalkTests {
  @Test(arguments: [
    ("en", "Ingrid Solheim", "news/the-first-week/index.html"),
    ("ru", "Ингрид Сульхейм", "news/pervaya-nedelya/index.html"),
  ])
  func leadsFromNothingToAPublishedSite(language: String, name: String, page: String) throws {
    let home = TemporaryFolder()
    try home.link("bin/sitegen", to: Sitegen.path)
    let chapter = GuideChapter("start", in: language)
    let script = ([Self.prelude] + chapter.examples.compactMap(Self.steps)).joined(separator: "\n")
    try home.write("walk.sh", script)
    let run = try run("/bin/sh", ["walk.sh"], in: home.path)
    #expect(run.code == 0, "\(run)")
    for output in chapter.examples where output.language == "text" {
      #expect(run.output.contains(output.text), "\(run)")
    }
    let preview = home.read("preview.html") ?? ""
    #expect(preview.contains(name), "\(preview)")
    let published = home.read("solheim-online/current/index.html") ?? ""
    #expect(published.contains("<html lang=\"\(language)\">") && published.contains(name))
    #expect(home.exists("solheim-online/current/" + page))
  }

  /// What the reader does with a block: types a command, or saves a file.
  private static func steps(for example: GuideChapter.Example) -> String? {
    guard let path = example.path else { return example.language == "sh" ? example.text : nil }
    guard example.language != "sh" else { return nil }
    let operation = example.isAddition ? ">>" : ">"
    return """
      mkdir -p "$(dirname '\(path)')"
      cat \(operation) '\(path)' <<'END'
      \(example.text)END
      """
  }

  /// The program is found where the guide has put it; whoever looks at the preview ends it then.
  private static let prelude = """
    set -eu
    home=$(pwd)
    PATH="$home/bin:$PATH"
    sitegen() {
      if [ "$1" != serve ]; then
        command sitegen "$@"
        return
      fi
      command sitegen "$@" --port 0 >"$home/serve.log" 2>&1 &
      for attempt in $(seq 100); do
        address=$(grep -o 'http://[^ ]*' "$home/serve.log" | head -n 1)
        if [ "$address" ]; then break; fi
        sleep 0.1
      done
      curl --silent --show-error --fail --output "$home/preview.html" "$address"
      kill $!
      wait $! || true
    }

    """
}
