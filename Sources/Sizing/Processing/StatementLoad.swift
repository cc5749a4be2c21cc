/// The sums over a workload's statements in E3.
struct StatementLoad {
  /// `A = Σ a·κ` over the statements without state.
  private(set) var stateless = 0.0
  /// `B = Σ a·κ·f_K` over the statements with state.
  private(set) var stateful = 0.0
  /// `Q = Σ a·q`.
  private(set) var shuffles = 0.0

  /// E3 statement load, summed in the order given.
  ///
  /// - Source: founding notes for κ; the model for the form.
  init(_ statements: [Statement], _ assumptions: Assumptions) {
    for statement in statements {
      let cost = statement.inputShare * assumptions.cost(statement.complexity)
      if let state = statement.state {
        stateful += cost * Self.keysFactor(state.keys, assumptions)
      } else {
        stateless += cost
      }
      shuffles += statement.inputShare * Double(statement.effectiveShuffles)
    }
  }

  /// E2 keys factor, `f_K = 1 + γ·max(0, log10(K/10⁶))`.
  ///
  /// - Source: assumption; measured where a profile says so.
  static func keysFactor(_ keys: Double, _ assumptions: Assumptions) -> Double {
    1 + assumptions[.costPerKeyDecade] * max(0, log10(keys / 1e6))
  }
}

/// What a statement with state adds to checkpoints and disks.
struct StateTerm: Equatable, Sendable {
  /// The part of the workload's records that reach it, a.
  let inputShare: Double
  /// Live keys, K.
  let keys: Double
  /// Bytes that one key keeps, b·w.
  let keptPerKey: Bytes

  /// Its part of S, `K·b·w`.
  var state: Bytes { keptPerKey * keys }

  /// Nil for a statement that keeps nothing.
  init?(_ statement: Statement) {
    guard let state = statement.state else { return nil }
    inputShare = statement.inputShare
    keys = state.keys
    keptPerKey = state.bytesKeptPerKey
  }
}

extension Statement {
  /// A total order by value, so that sums do not depend on the order in which a workload lists
  /// its statements: floating-point addition does.
  static func precedes(_ a: Statement, _ b: Statement) -> Bool {
    if a.complexity != b.complexity { return a.complexity.rawValue < b.complexity.rawValue }
    if a.inputShare != b.inputShare { return a.inputShare < b.inputShare }
    if a.effectiveShuffles != b.effectiveShuffles {
      return a.effectiveShuffles < b.effectiveShuffles
    }
    guard let x = a.state, let y = b.state else { return a.state == nil && b.state != nil }
    if x.keys != y.keys { return x.keys < y.keys }
    if x.bytesPerKey != y.bytesPerKey { return x.bytesPerKey < y.bytesPerKey }
    return x.copies < y.copies
  }
}
