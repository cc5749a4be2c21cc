import Diagnostics

/// What is found wrong with a page, in the order of the passes, and where its text came from.
struct DiagnosticLog {
  private(set) var source: SourceText
  private(set) var diagnostics: [Diagnostic]
  /// What the dialect does not know, each time it stands in the page.
  private(set) var unknownNames: [UnknownName] = []
  /// What shortcodes lead to that are not shown as links; it is looked for all the same.
  private(set) var destinations: [Destination] = []

  init(_ source: SourceText, diagnostics: [Diagnostic] = []) {
    self.source = source
    self.diagnostics = diagnostics
  }

  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func add(_ name: UnknownName) { unknownNames.append(name) }

  mutating func add(_ destinations: [Destination]) { self.destinations += destinations }

  /// - Parameter column: in bytes, counted from 1.
  mutating func report(_ make: (SourceLocation) -> Diagnostic, line: Int32, column: Int32) {
    add(make(location(line: Int(line), byteColumn: Int(column))))
  }

  /// The place of a byte, its column counted in scalars as editors do.
  mutating func location(line: Int, byteColumn: Int) -> SourceLocation {
    source.location(line: line, byteColumn: byteColumn)
  }

  /// The place of where a node begins.
  mutating func location(of node: Node) -> SourceLocation {
    location(line: Int(node.line), byteColumn: Int(node.column))
  }
}

extension DiagnosticLog {
  /// The place of a byte of the page's text.
  mutating func location(at position: Int) -> SourceLocation {
    let line = source.lines.line(at: position)
    return location(
      line: line, byteColumn: position - source.lines.whole(line).lowerBound + 1)
  }
}
