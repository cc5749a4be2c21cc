internal import Foundation

/// Pages as teams write them: 4 KB of prose, lists, a table, code and an admonition each, with
/// links among them. The same pages in every run.
struct Corpus {
  let count: Int

  private static let words = """
    stream window state checkpoint record latency partition key slot memory cluster recovery \
    throughput operator backlog savepoint broker topic schema event watermark join
    """.split(separator: " ").map(String.init)

  var files: [String: String] {
    var random = SeededGenerator(seed: 11)
    var files = ["handbook.yaml": "title: Bench handbook\n", "index.md": "# Home\n\nText.\n"]
    for number in 0..<count { files[Self.path(number)] = page(number, &random) }
    return files
  }

  /// Fifty pages to a folder.
  static func path(_ number: Int) -> String { "s\(number / 50)/p\(number).md" }

  func write(to folder: String) throws {
    for (path, text) in files { try Self.write(text, to: folder + "/" + path) }
  }

  /// Another word at the end of one page.
  func edit(in folder: String) throws {
    let page = folder + "/" + Self.path(count / 2)
    try Self.write(String(contentsOfFile: page, encoding: .utf8) + "\nEdited.\n", to: page)
  }

  static func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  private func page(_ number: Int, _ random: inout SeededGenerator) -> String {
    let other = "../" + Self.path(number * 7 % count)
    var text = "---\ntitle: Page \(number)\n---\n"
    for section in 0..<4 {
      text += "\n## Section \(section) \(word(&random))\n\n"
      text += "\(sentence(60, &random)) See [another](\(other)) and `code`.\n\n"
      text += "- \(sentence(8, &random))\n- **\(sentence(6, &random))**\n"
      text += extra(section, &random)
    }
    return text
  }

  private func extra(_ section: Int, _ random: inout SeededGenerator) -> String {
    switch section {
    case 0:
      let rows = (0..<8).map {
        "| \(sentence(2, &random)) | \($0 * 37) | \(sentence(3, &random)) |\n"
      }
      return "\n| a | b | c |\n|---|--:|---|\n" + rows.joined()
    case 1:
      return "\n```yaml\n" + (0..<10).map { "key\($0): value \($0) # comment\n" }.joined() + "```\n"
    case 2:
      return "\n!!! note \"\(sentence(3, &random))\"\n    \(sentence(40, &random))\n"
    default:
      let line = "public class A { int x = 1; String s = \"abc\"; }\n"
      return "\n```java\n" + String(repeating: line, count: 6) + "```\n"
    }
  }

  private func word(_ random: inout SeededGenerator) -> String {
    Self.words[Int(random.next() % UInt64(Self.words.count))]
  }

  private func sentence(_ length: Int, _ random: inout SeededGenerator) -> String {
    (0..<length).map { _ in word(&random) }.joined(separator: " ") + "."
  }
}
