extension Workload {
  /// The rates a workload can be sized for, in records per second.
  public static let rates = Allowed.rate

  /// Everything wrong with this workload; empty when it can be sized.
  public var violations: [Violation] {
    var found: [Violation] = []
    if sources.isEmpty { found.append(.noSources) }
    for (index, source) in sources.enumerated() {
      found.check(source.rate.value, .source(index, .rate), in: Allowed.rate)
      found.check(source.recordBytes.value, .source(index, .recordBytes), in: Allowed.recordBytes)
      found.check(source.partitions, .source(index, .partitions), in: Allowed.sourcePartitions)
    }
    found.check(hotKeyShare, .hotKeyShare, in: 0...1)
    if backend == .hashmap, incremental == true { found.append(.incrementalHashmap) }
    found.check(outputRatio, .outputRatio, in: Allowed.outputRatio)
    found.check(outputRecordBytes?.value, .outputRecordBytes, in: Allowed.recordBytes)
    found.check(recoveryObjective?.value, .recoveryObjective, in: Allowed.recoveryObjective)
    found.check(maxParallelism, .maxParallelism, in: Allowed.maxParallelism)
    found.check(backlog?.length.value, .backlogLength, in: Allowed.backlogLength)
    found.check(backlog?.within.value, .backlogWithin, in: Allowed.backlogWithin)
    found.check(baseLoad?.value, .baseLoad, in: Allowed.baseLoad)
    if statements.isEmpty { found.append(.noStatements) }
    for (index, statement) in statements.enumerated() {
      statement.appendViolations(at: index, of: self, to: &found)
    }
    if !found.contains(where: { $0.isUnknownInput }), readingOrder == nil {
      found.append(.circularInputs)
    }
    return found
  }
}

extension Statement {
  fileprivate func appendViolations(
    at index: Int, of workload: Workload, to found: inout [Violation]
  ) {
    for input in inputs where !workload.has(input) { found.append(.unknownInput(index: index)) }
    found.check(inputShare, .statement(index, .inputShare), in: Allowed.inputShare)
    found.check(outputRatio, .statement(index, .outputRatio), in: Allowed.outputRatio)
    found.check(recordBytes?.value, .statement(index, .recordBytes), in: Allowed.recordBytes)
    found.check(shuffles, .statement(index, .shuffles), in: Allowed.shuffles)
    found.check(hotKeyShare, .statement(index, .hotKeyShare), in: 0...1)
    lookup?.appendViolations(at: index, to: &found)
    switch (complexity, state) {
    case (.simple, nil): break
    case (.simple, _?): found.append(.stateOnSimpleStatement(index: index))
    case (_, nil): if lookup == nil { found.append(.missingState(index: index)) }
    case (_, let state?):
      if lookup != nil { found.append(.stateOnLookup(index: index)) }
      state.appendViolations(at: index, to: &found)
    }
  }
}

extension Workload {
  fileprivate func has(_ upstream: Upstream) -> Bool {
    switch upstream {
    case .source(let index): sources.indices.contains(index)
    case .statement(let index): statements.indices.contains(index)
    }
  }
}

extension Lookup {
  fileprivate func appendViolations(at index: Int, to found: inout [Violation]) {
    found.check(latency.value, .statement(index, .lookupLatency), in: Allowed.lookupLatency)
    found.check(hits, .statement(index, .lookupHits), in: 0...1)
    found.check(capacity, .statement(index, .lookupCapacity), in: Allowed.lookupCapacity)
  }
}

extension KeyedState {
  fileprivate func appendViolations(at index: Int, to found: inout [Violation]) {
    found.check(keys, .statement(index, .keys), in: Allowed.keys)
    found.check(bytesPerKey.value, .statement(index, .bytesPerKey), in: Allowed.bytesPerKey)
    found.check(copies, .statement(index, .copies), in: Allowed.copies)
    found.check(slide?.value, .statement(index, .slide), in: Allowed.slide)
  }
}

extension Sizer {
  /// Everything wrong with the machines.
  static func violations(_ machines: [Machine], _ assumptions: Assumptions) -> [Violation] {
    var found: [Violation] = []
    for (index, machine) in machines.enumerated() {
      let before = found.count
      found.check(machine.cores, .machine(index, .cores), in: Allowed.machineCores)
      found.check(machine.memory.value, .machine(index, .memory), in: Allowed.machineMemory)
      found.check(machine.pricePerHour, .machine(index, .pricePerHour), in: Allowed.price)
      found.check(machine.network?.value, .machine(index, .network), in: Allowed.bandwidth)
      found.check(machine.disk?.value, .machine(index, .disk), in: Allowed.disk)
      found.check(
        machine.diskThroughput?.value, .machine(index, .diskThroughput), in: Allowed.bandwidth)
      if found.count == before, let reserved = machine.reserved {
        found.check(reserved.cores, .machine(index, .reserved), in: 0...machine.cores)
        found.check(reserved.memory.value, .machine(index, .reserved), in: 0...machine.memory.value)
      }
      if found.count == before, machine.parts.isEmpty {
        found.append(.machineTooSmall(index: index))
      }
    }
    return found
  }
}
