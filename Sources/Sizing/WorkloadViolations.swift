/// What each number of a workload may be. Whoever reads one from a file asks here too, so that no
/// reader lets through what the engine refuses.
public enum Allowed {
  /// Bytes of a record, read or written.
  public static let recordBytes: ClosedRange<Double> = 1...1e9
  /// Partitions of the source.
  public static let sourcePartitions = 1...1_000_000
  /// Records written for each record read.
  public static let outputRatio: ClosedRange<Double> = 0...1e6
  /// Seconds from a failure to real time.
  public static let recoveryObjective: ClosedRange<Double> = 1...1e7
  /// The part of the workload's records that a statement reads.
  public static let inputShare: ClosedRange<Double> = 1e-6...1
  /// Shuffles of a statement.
  public static let shuffles = 0...100
  /// Distinct keys of a statement's state.
  public static let keys: ClosedRange<Double> = 1...1e15
  /// Bytes of state for each key.
  public static let bytesPerKey: ClosedRange<Double> = 1...1e9
  /// How often each key's state is held.
  public static let copies: ClosedRange<Double> = 1...1e6
  /// Cores of a TaskManager.
  public static let taskManagerCores = 1...64
  /// Cores of a node.
  public static let nodeCores = 1...256
}

extension Workload {
  /// The rates a workload can be sized for, in records per second.
  public static let rates: ClosedRange<Double> = 1e-9...1e12

  /// Everything wrong with this workload; empty when it can be sized.
  public var violations: [Violation] {
    var found: [Violation] = []
    found.check(recordBytes.value, .recordBytes, in: Allowed.recordBytes)
    found.check(hotKeyShare, .hotKeyShare, in: 0...1)
    if backend == .hashmap, incremental == true { found.append(.incrementalHashmap) }
    found.check(sourcePartitions, .sourcePartitions, in: Allowed.sourcePartitions)
    found.check(outputRatio, .outputRatio, in: Allowed.outputRatio)
    found.check(outputRecordBytes?.value, .outputRecordBytes, in: Allowed.recordBytes)
    found.check(recoveryObjective?.value, .recoveryObjective, in: Allowed.recoveryObjective)
    if statements.isEmpty { found.append(.noStatements) }
    for (index, statement) in statements.enumerated() {
      statement.appendViolations(at: index, to: &found)
    }
    return found
  }
}

extension Statement {
  fileprivate func appendViolations(at index: Int, to found: inout [Violation]) {
    found.check(inputShare, .statement(index, .inputShare), in: Allowed.inputShare)
    found.check(shuffles, .statement(index, .shuffles), in: Allowed.shuffles)
    switch (complexity, state) {
    case (.simple, nil): break
    case (.simple, _?): found.append(.stateOnSimpleStatement(index: index))
    case (_, nil): found.append(.missingState(index: index))
    case (_, let state?): state.appendViolations(at: index, to: &found)
    }
  }
}

extension KeyedState {
  fileprivate func appendViolations(at index: Int, to found: inout [Violation]) {
    found.check(keys, .statement(index, .keys), in: Allowed.keys)
    found.check(bytesPerKey.value, .statement(index, .bytesPerKey), in: Allowed.bytesPerKey)
    found.check(copies, .statement(index, .copies), in: Allowed.copies)
  }
}
