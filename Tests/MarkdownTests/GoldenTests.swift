import Diagnostics
import Foundation
import Markdown
import Markup
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent()

/// Compares with `Goldens/<name>`; `RECORD=1` writes it, and still fails, so that a recording run
/// cannot pass.
private func expectGolden(_ actual: String, _ name: String) throws {
  let url = folder.appending(path: "Goldens/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url)
    Issue.record("recorded \(name)")
    return
  }
  let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  #expect(actual == expected, "\(name): set RECORD=1 to accept")
}

@Suite struct Goldens {
  private var surroundings: Surroundings {
    Surroundings(
      value: { name, at in
        name.hasPrefix("workloads.")
          ? .content(.text("22"))
          : .mistake(.error("unknown-value", "there is no value '\(name)'", at: at))
      },
      directive: { directive in
        let fields = directive.fields.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        return .content(Tag.p { "\(directive.name): \(fields)" })
      },
      directiveNames: ["sizing"],
      include: { path, _ in
        .text(Array("At *most*, see [limits](limits.md):\n\n- 1\n".utf8), file: path)
      },
      graph: { dot, _ in .content(Tag.figure { "drawn: \(dot.split(separator: "\n").count) line" })
      })
  }

  @Test func everyConstructNestedThreeDeep() throws {
    let url = folder.appending(path: "Fixtures/every-construct.md")
    let page = Document(
      parsing: Array(try Data(contentsOf: url)), file: "every-construct.md",
      surroundings: surroundings)
    let said = page.diagnostics.inOrder.map { "<!-- \($0) -->\n" }.joined()
    try expectGolden(String(decoding: page.html, as: UTF8.self) + said, "every-construct.html")
  }
}
