extension Workload {
  /// The rates a workload can be sized for, in records per second.
  public static let rates: ClosedRange<Double> = 1e-9...1e12

  /// Everything wrong with this workload; empty when it can be sized.
  public var violations: [Violation] {
    var found: [Violation] = []
    found.check(recordBytes.value, .recordBytes, in: 1...1e9)
    found.check(hotKeyShare, .hotKeyShare, in: 0...1)
    if backend == .hashmap, incremental == true { found.append(.incrementalHashmap) }
    found.check(sourcePartitions.map(Double.init), .sourcePartitions, in: 1...1e6)
    found.check(outputRatio, .outputRatio, in: 0...1e6)
    found.check(outputRecordBytes?.value, .outputRecordBytes, in: 1...1e9)
    found.check(recoveryObjective?.value, .recoveryObjective, in: 1...1e7)
    if statements.isEmpty { found.append(.noStatements) }
    for (index, statement) in statements.enumerated() {
      statement.appendViolations(at: index, to: &found)
    }
    return found
  }
}

extension Statement {
  fileprivate func appendViolations(at index: Int, to found: inout [Violation]) {
    found.check(inputShare, .statement(index, .inputShare), in: 1e-9...1)
    found.check(shuffles.map(Double.init), .statement(index, .shuffles), in: 0...100)
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
    found.check(keys, .statement(index, .keys), in: 1...1e15)
    found.check(bytesPerKey.value, .statement(index, .bytesPerKey), in: 1...1e9)
    found.check(copies, .statement(index, .copies), in: 1...1e6)
  }
}
