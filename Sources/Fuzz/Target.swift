/// What takes bytes from strangers, and must answer with a result or a diagnostic.
struct Target: Sendable {
  /// One word, as the command line and the folders of kept crashes call it.
  let name: String
  /// What edits begin with, besides `fixtures`.
  let seeds: [String]
  /// Files of the repository that edits begin with: their folder and how their names end.
  let fixtures: [(folder: String, suffix: String)]
  /// Pieces of the language, which random edits put in.
  let marks: [String]
  /// The most bytes of an input.
  let largest: Int
  /// How many inputs take about a second.
  let perBatch: Int
  /// Tries an input; a sentence about what is wrong with the result, or nil. A crash is the other
  /// answer.
  let check: @Sendable ([UInt8]) -> String?

  static let all = [
    markdown, frontMatter, handbook, workload, snapshot, quantity, gate, folder, template, image,
    request, commandLine, observation, answers, deployment,
  ]
}
