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
