/// The keyed state of a statement.
public struct KeyedState: Equatable, Sendable {
  /// Live keys, 1...10¹⁵.
  public var keys: Double
  /// Bytes per key, 1...10⁹.
  public var bytesPerKey: Bytes
  /// Copies of each key, window size over slide, 1...10⁶.
  public var copies: Double

  /// State of so many keys.
  public init(keys: Double, bytesPerKey: Bytes, copies: Double = 1) {
    self.keys = keys
    self.bytesPerKey = bytesPerKey
    self.copies = copies
  }

  /// Bytes that one key keeps, `b·w`.
  var bytesKeptPerKey: Bytes { bytesPerKey * copies }
}

/// One SQL statement, or one chain of operators, of a workload.
public struct Statement: Equatable, Sendable {
  /// What it does to a record, in three classes of cost.
  public var complexity: Complexity
  /// The part of the workload's records that reach it, above 0 and up to 1.
  public var inputShare: Double
  /// Times its records cross the network, 0...100; nil: 0, 1, 2 for simple, medium, complex.
  public var shuffles: Int?
  /// Required unless simple, and then an error.
  public var state: KeyedState?

  /// A statement, with what is usual for its complexity unless said otherwise.
  public init(
    complexity: Complexity, inputShare: Double = 1, shuffles: Int? = nil, state: KeyedState? = nil
  ) {
    self.complexity = complexity
    self.inputShare = inputShare
    self.shuffles = shuffles
    self.state = state
  }

  /// The shuffles given, or those usual for the complexity.
  public var effectiveShuffles: Int {
    if let shuffles { return shuffles }
    return switch complexity {
    case .simple: 0
    case .medium: 1
    case .complex: 2
    }
  }
}
