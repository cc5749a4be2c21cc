internal import Sizing
internal import Workloads

/// The sources and statements that a reader added, and all that was given of them. A source stands as
/// `r1=source` among the changes and a statement as `s1=tumble`; what is known of them as `s1.name=counts`.
struct Rows {
  /// What was given, without what was asked to be done.
  private(set) var given: [Change]
  private(set) var sources: [String] = []
  private(set) var statements: [(key: String, construct: Construct)] = []

  /// The last number of a row.
  private static let most = 99

  /// The source that is there before any was added.
  private static let firstSource = "r1"

  /// Does what `add` and `remove` ask for.
  init(_ changes: [Change]) {
    given = changes.filter { $0.key != "add" && $0.key != "remove" }
    if let row = changes.first(where: { $0.key == "remove" })?.text {
      given.removeAll { $0.key == row || $0.key.hasPrefix(row + ".") }
    }
    collect()
    if let kind = changes.first(where: { $0.key == "add" })?.text { add(kind) }
  }

  func text(_ key: String) -> String? { given.first { $0.key == key }?.text }

  private mutating func collect() {
    sources = []
    statements = []
    for number in 1...Self.most {
      if text("r\(number)") != nil { sources.append("r\(number)") }
      if let name = text("s\(number)"),
        let construct = Construct.allCases.first(where: { $0.name == name })
      {
        statements.append((key: "s\(number)", construct: construct))
      }
    }
    if sources.isEmpty { sources = [Self.firstSource] }
  }

  /// After all there are, so that statements can read those before them.
  private mutating func add(_ kind: String) {
    let letter = kind == "source" ? "r" : "s"
    if kind == "source", sources == [Self.firstSource], text(Self.firstSource) == nil {
      given.append(Change(key: Self.firstSource, text: kind))
    }
    let last = (1...Self.most).last { text("\(letter)\($0)") != nil } ?? 0
    guard last < Self.most else { return }
    given.append(Change(key: "\(letter)\(last + 1)", text: kind))
    collect()
  }

  /// What a source is called; a number tells several apart that have no name.
  func name(ofSource key: String) -> String {
    text(key + ".name")
      ?? (sources.count == 1 ? NamedSource.unnamed : NamedSource.unnamed + "-" + key.dropFirst())
  }

  func name(ofStatement row: (key: String, construct: Construct)) -> String {
    if let name = text(row.key + ".name") { return name }
    let isOnly = statements.count { $0.construct == row.construct } == 1
    return isOnly ? row.construct.name : row.construct.name + "-" + row.key.dropFirst()
  }
}
