/// A page's blocks in their final form, their running text as the parser left it.
struct Blocks {
  var root: Node.Index
  var tree: Tree
  var footnotes: Footnotes
  var abbreviations: Abbreviations
  /// Those that are taken: by insertions, and by others.
  var ids: IdentifierPool
  var log: DiagnosticLog
}
