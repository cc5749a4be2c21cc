internal import Sizing

/// The keys of a statement. Its name is not recorded as a field: the others are kept under it.
public enum StatementFields {
  public static let table = FieldTable<NamedStatement>(
    load + skew + state + window + lookup,
    defaults: NamedStatement(name: "", statement: Statement(complexity: .simple)),
    groups: [
      FieldGroup("state", without: "required unless simple", "the state that it keeps"),
      FieldGroup(
        "window", without: "no windows", "the windows that it aggregates over", isOptional: true),
      FieldGroup("lookup", without: "none", "a call to another system", isOptional: true),
    ])

  private static let load: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "name",
      .text(Access({ $0.name }, set: { $0.name = $1 })), .required,
      "unique in the workload", recorded: nil),
    FieldDescription(
      "complexity",
      .choice(
        of: "complexity", among: Complexity.allCases, named: { $0.name },
        Access({ $0.statement.complexity }, set: { $0.statement.complexity = $1 })), .required,
      "how much work it does on a record, in [three levels](../../guide/statement-complexity.md)",
      recorded: .fixed(1, "complexity")),
    FieldDescription(
      "from",
      .names(Access({ $0.from }, set: { $0.from = $1 })), .optional("all sources"),
      "the sources and statements that it reads", recorded: .whenSet("from")),
    FieldDescription(
      "input",
      .share(
        Allowed.inputShare,
        Access({ $0.statement.inputShare }, set: { $0.statement.inputShare = $1 })), .defaulted,
      "the share of what it reads that it takes; above 100% if a join multiplies records",
      recorded: .fixed(2, "inputShare", "input")),
    FieldDescription(
      "output",
      .number(
        Allowed.outputRatio,
        Access(
          { $0.statement.outputRatio == 1 ? nil : $0.statement.outputRatio },
          set: { $0.statement.outputRatio = $1 })), .optional("1"),
      "records that it emits per record it takes",
      recorded: .whenSet("outputRatio", "output ratio")),
    FieldDescription(
      "record",
      .memory(
        Allowed.recordBytes,
        Access({ $0.statement.recordBytes }, set: { $0.statement.recordBytes = $1 })),
      .optional("as it arrives; with state, at most one key's"),
      "size of a record while it is processed, after projection",
      recorded: .whenSet("recordBytes", "record size")),
    FieldDescription(
      "shuffles",
      .whole(
        Allowed.shuffles,
        Access({ $0.statement.shuffles }, set: { $0.statement.shuffles = $1 })),
      .optional("0, 1, 2 by complexity"), "how often its records cross the network",
      recorded: .fixed(3, "shuffles") { .number(Double($0.statement.effectiveShuffles)) }),
  ]

  private static let skew: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "hotKeyShare",
      .share(
        0...1, Access({ $0.statement.hotKeyShare }, set: { $0.statement.hotKeyShare = $1 })),
      .optional("the workload's"), "the share of its records that have the most frequent key",
      recorded: .whenSet("hotKeyShare", "hot key's share")),
    FieldDescription(
      "twoPhase",
      .flag(
        Access(
          { $0.statement.isTwoPhase ? true : nil }, set: { $0.statement.isTwoPhase = $1 })),
      .optional("`false`"), "whether it aggregates locally first, which spreads a hot key",
      recorded: .whenSet("twoPhase", "two phases")),
  ]

  private static let state: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "state.keys",
      .count(
        Allowed.keys,
        Access(
          { $0.state?.keys },
          set: { statement, keys in
            statement.changeState { $0.keys = keys }
          })), .ofState("or `size`, or `ttl`"), "live keys",
      recorded: .fixed(4, "keys", absent: .zero)),
    FieldDescription(
      "state.bytesPerKey",
      .data(
        1...Allowed.bytesPerKey.upperBound,
        Access(
          { $0.state?.bytesPerKey },
          set: { statement, bytes in
            statement.changeState { $0.bytesPerKey = bytes }
          })), .ofState("or `size`"), "state of one key, including the key itself",
      recorded: .fixed(5, "bytesPerKey", "bytes per key", absent: .zero)),
    FieldDescription(
      "state.copies",
      .number(
        Allowed.copies,
        Access(
          { $0.state?.copies },
          set: { statement, copies in
            statement.changeState { $0.copies = copies }
          })), .optional("1, or as `window` implies"),
      "copies of each key: window size divided by slide",
      recorded: .fixed(6, "copies", absent: .zero) { named in
        named.window == nil ? named.state.map { .number($0.copies ?? 1) } : nil
      }),
    FieldDescription(
      "state.size",
      .data(
        Allowed.stateSize,
        Access(
          { $0.state?.size },
          set: { statement, size in
            statement.changeState { $0.size = size }
          })), .ofState("or `keys`, or `ttl`"),
      "the size of all keys, as a full checkpoint shows it; a million keys are assumed",
      recorded: .whenSet("stateBytes", "state")),
    FieldDescription(
      "state.ttl",
      .duration(
        Allowed.timeToLive,
        Access(
          { $0.state?.timeToLive },
          set: { statement, time in
            statement.changeState { $0.timeToLive = time }
          })), .ofState("or `keys`, or `size`"), "how long a key is kept after its last record",
      recorded: .whenSet("timeToLiveSeconds", "time to live")),
    FieldDescription(
      "state.newKeys",
      .rate(
        Allowed.rate,
        Access(
          { $0.state?.newKeys },
          set: { statement, rate in
            statement.changeState { $0.newKeys = rate }
          })), .ofState("with `ttl`"), "new keys per second",
      recorded: .whenSet("newKeysPerSecond", "new keys")),
  ]

  private static let window: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "window.size",
      .duration(
        Allowed.slide,
        Access(
          { $0.window?.size },
          set: { statement, time in
            statement.changeWindow { $0.size = time }
          })), .required, "length of a window",
      recorded: .whenSet("windowSeconds", "window")),
    FieldDescription(
      "window.slide",
      .duration(
        Allowed.slide,
        Access(
          { $0.window?.slide },
          set: { statement, time in
            statement.changeWindow { $0.slide = time }
          })), .optional("its size"), "time between the starts of two windows",
      recorded: .whenSet("slideSeconds", "slide")),
    FieldDescription(
      "window.panes",
      .flag(
        Access(
          { $0.window?.writesPanes },
          set: { statement, writes in
            statement.changeWindow { $0.writesPanes = writes }
          })), .optional("`false`"),
      "whether a record is written to all of its windows, as the DataStream API does",
      recorded: .whenSet("panes")),
  ]

  private static let lookup: [FieldDescription<NamedStatement>] = [
    FieldDescription(
      "lookup.latency",
      .duration(
        Allowed.lookupLatency,
        Access(
          { $0.statement.lookup?.latency },
          set: { statement, time in
            statement.changeLookup { $0.latency = time }
          })), .required, "how long a call takes",
      recorded: .whenSet("lookupLatencySeconds", "latency of lookups")),
    FieldDescription(
      "lookup.hits",
      .share(
        0...1,
        Access(
          { $0.statement.lookup?.hits },
          set: { statement, hits in
            statement.changeLookup { $0.hits = hits }
          })), .optional("0%"), "the share of its records that a cache answers",
      recorded: .whenSet("lookupHits", "hits of lookups")),
    FieldDescription(
      "lookup.capacity",
      .number(
        Allowed.lookupCapacity,
        Access(
          { $0.statement.lookup?.capacity },
          set: { statement, capacity in
            statement.changeLookup { $0.capacity = capacity }
          })), .optional("1, one after another"), "concurrent calls of a subtask",
      recorded: .whenSet("lookupCapacity", "capacity of lookups")),
  ]
}

extension StatementFields {
  /// What stands before a statement's fields in snapshots: `statements.NAME.`.
  public static func prefix(of name: String) -> String { kind + name + "." }

  /// What the names of all statements' fields begin with.
  public static let kind = "statements."

  /// The statement and the field that a name in a snapshot stands for; nil for any other name.
  public static func parts(of name: String) -> (statement: String, field: String)? {
    PartName(name, of: kind).map { ($0.part, $0.field) }
  }
}

/// The name of a part's field in a snapshot. A part's name may hold dots, a field's does not.
public struct PartName {
  public let part: String
  public let field: String

  /// Nil for the name of anything else.
  public init?(_ name: String, of kind: String) {
    guard name.hasPrefix(kind), let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return nil
    }
    let start = name.utf8.index(name.startIndex, offsetBy: kind.utf8.count)
    guard dot > start else { return nil }
    part = String(name[start..<dot])
    field = String(name[name.utf8.index(after: dot)...])
  }
}
