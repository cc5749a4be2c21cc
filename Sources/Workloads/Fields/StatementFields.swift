internal import Sizing

/// The keys of a statement. Its name is not recorded as a field: the others are kept under it.
public enum StatementFields {
  public static let table = FieldTable<NamedStatement>(
    load + state,
    defaults: NamedStatement(name: "", statement: Statement(complexity: .simple)))

  private static let load: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "name",
      .text(Access({ $0.name }, set: { $0.name = $1 })), .required,
      "unlike the others of the workload", recorded: nil),
    FieldDescription(
      "complexity",
      .choice(
        of: "complexity", among: Complexity.allCases, named: { $0.name },
        Access({ $0.statement.complexity }, set: { $0.statement.complexity = $1 })), .required,
      "what it does to a record, in [three steps of cost](../../guide/statement-complexity.md)",
      recorded: .fixed(1, "complexity")),
    FieldDescription(
      "input",
      .share(
        Allowed.inputShare,
        Access({ $0.statement.inputShare }, set: { $0.statement.inputShare = $1 })), .defaulted,
      "the part of the workload's records that reach it",
      recorded: .fixed(2, "inputShare", "input")),
    FieldDescription(
      "shuffles",
      .whole(
        Allowed.shuffles,
        Access({ $0.statement.shuffles }, set: { $0.statement.shuffles = $1 })),
      .optional("0, 1, 2 by complexity"), "how often its records cross the network",
      recorded: .fixed(3, "shuffles") { .number(Double($0.statement.effectiveShuffles)) }),
  ]

  private static let state: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "state.keys",
      .count(
        Allowed.keys,
        Access(
          { $0.statement.state?.keys },
          set: { statement, keys in
            statement.changeState { $0.keys = keys }
          })), .requiredUnlessSimple, "live keys", recorded: .fixed(4, "keys", absent: .zero)),
    FieldDescription(
      "state.bytesPerKey",
      .data(
        Allowed.bytesPerKey,
        Access(
          { $0.statement.state?.bytesPerKey },
          set: { statement, bytes in
            statement.changeState { $0.bytesPerKey = bytes }
          })), .requiredUnlessSimple, "what one key keeps, the key itself included",
      recorded: .fixed(5, "bytesPerKey", "bytes per key", absent: .zero)),
    FieldDescription(
      "state.copies",
      .number(
        Allowed.copies,
        Access(
          { $0.statement.state?.copies },
          set: { statement, copies in
            statement.changeState { $0.copies = copies }
          })), .optional("1"), "copies of each key: window size divided by slide",
      recorded: .fixed(6, "copies", absent: .zero)),
  ]
}

extension StatementFields {
  /// What stands before a statement's fields in snapshots: `statements.NAME.`.
  public static func prefix(of name: String) -> String { "statements." + name + "." }

  /// The statement and the field that a name in a snapshot stands for; nil for any other name.
  /// A statement's name may hold dots, a field's does not.
  public static func parts(of name: String) -> (statement: String, field: String)? {
    guard name.hasPrefix("statements."), let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return nil
    }
    let start = name.utf8.index(name.startIndex, offsetBy: 11)
    guard dot > start else { return nil }
    return (String(name[start..<dot]), String(name[name.utf8.index(after: dot)...]))
  }
}
