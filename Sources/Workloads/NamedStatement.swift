public import Sizing

/// A statement with the name its team gave it.
public struct NamedStatement: Equatable, Sendable {
  /// Unlike the others of its workload.
  public var name: String
  /// The names of the sources and statements that it reads; empty: all sources.
  public var from: [String] = []
  /// The engine's input, but for what it reads: that depends on the workload's other parts.
  public var statement: Statement
  /// Its state as it is described; nil without.
  public private(set) var state: StatementState?
  /// Its windows as they are described; nil without.
  public private(set) var window: StatementWindow?

  public init(name: String, from: [String] = [], statement: Statement) {
    self.name = name
    self.from = from
    self.statement = statement
    state = statement.state.map { StatementState($0) }
  }

  /// Changes its state, which says nothing before the first change.
  mutating func changeState(_ change: (inout StatementState) -> Void) {
    var changed = state ?? StatementState()
    change(&changed)
    state = changed
    statement.state = changed.keyed(in: window)
  }

  /// Changes its windows, which have no size before the first change.
  mutating func changeWindow(_ change: (inout StatementWindow) -> Void) {
    var changed = window ?? StatementWindow()
    change(&changed)
    window = changed
    statement.state = state.map { $0.keyed(in: changed) }
  }

  /// Changes its lookup, which takes no time before the first change.
  mutating func changeLookup(_ change: (inout Lookup) -> Void) {
    var changed = statement.lookup ?? Lookup(latency: .zero)
    change(&changed)
    statement.lookup = changed
  }
}
