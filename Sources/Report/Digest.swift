internal import Amounts
internal import Pages
internal import Sizing
internal import Workloads

extension PlannedWorkload {
  /// Identifies what the engine was given, whatever the workload is called: a renamed workload
  /// keeps its digest. FNV-1a of 64 bits over the input's numbers in a fixed order.
  var digest: String {
    let input = definition.input
    var parts = [
      Exact.number(definition.rate.value), definition.tier.name,
      Exact.number(input.recordBytes.value), input.skew.name, Exact.number(input.hotKeyShare),
      input.delivery.name, input.backend.name, input.isIncremental ? "incremental" : "full",
      input.sourcePartitions.map(String.init) ?? "", Exact.number(input.outputRatio),
      Exact.number(input.outputRecordBytes?.value ?? input.recordBytes.value),
      input.recoveryObjective.map { Exact.number($0.value) } ?? "", definition.deployment.rawValue,
    ]
    for (name, statement) in zip(definition.statementNames, input.statements) {
      let state = statement.state
      parts += [
        name, statement.complexity.name, Exact.number(statement.inputShare),
        String(statement.effectiveShuffles), Exact.number(state?.keys ?? 0),
        Exact.number(state?.bytesPerKey.value ?? 0), Exact.number(state?.copies ?? 0),
      ]
    }
    return FNV.digest(parts.joined(separator: "\u{1F}"))
  }
}
