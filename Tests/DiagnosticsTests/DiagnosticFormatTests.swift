import Diagnostics
import Testing

@Suite struct DiagnosticFormatTests {
  private let problem = Diagnostic(
    .error, code: "bad-date", "expected a date, found '\"2025\"\n'",
    at: SourceLocation(file: "a,b:c.md", line: 3, column: 7), hint: "100 %")

  @Test func writesJSON() {
    #expect(
      [problem].json == #"""
        [
          {
            "code" : "bad-date",
            "column" : 7,
            "file" : "a,b:c.md",
            "hint" : "100 %",
            "line" : 3,
            "message" : "expected a date, found '\"2025\"\n'",
            "severity" : "error"
          }
        ]
        """#)
    #expect([Diagnostic]().json == "[\n\n]")
  }

  @Test func writesAnnotationsOfGitHubWorkflows() {
    #expect(
      problem.githubAnnotation
        == "::error file=a%2Cb%3Ac.md,line=3,col=7,title=bad-date::"
        + "expected a date, found '\"2025\"%0A'; 100 %25")
    let note = Diagnostic(.note, code: "future-date", "later", at: SourceLocation(file: "x"))
    #expect(note.githubAnnotation == "::notice file=x,line=1,col=1,title=future-date::later")
  }
}
