public import Sizing

/// A statement with the name its team gave it.
public struct NamedStatement: Equatable, Sendable {
  /// Unlike the others of its workload.
  public var name: String
  public var statement: Statement

  public init(name: String, statement: Statement) {
    self.name = name
    self.statement = statement
  }

  /// Changes its state, which has no keys before the first change.
  mutating func changeState(_ change: (inout KeyedState) -> Void) {
    var state = statement.state ?? KeyedState(keys: 0, bytesPerKey: .zero)
    change(&state)
    statement.state = state
  }
}
