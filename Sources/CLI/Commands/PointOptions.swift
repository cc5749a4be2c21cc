internal import Amounts
internal import ArgumentParser
internal import Diagnostics
internal import Report
internal import Sizing
internal import Workloads

/// What a command takes that answers for workloads at a point of the matrix.
struct PointOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(
    help: ArgumentHelp("A rate other than the design point's, such as 80k/s.", valueName: "rate"),
    completion: .rate)
  var rate: String?

  @Option(
    help: ArgumentHelp("A latency tier other than the design point's.", valueName: "tier"),
    completion: .tier)
  var latency: String?

  /// The handbook, or the end of the command after everything wrong with it has been said.
  func handbook(profile: String? = nil) throws -> Handbook {
    let handbook = try Handbook(folder: content, profile: profile)
    let printer = DiagnosticPrinter(
      format: .text, folder: handbook.folder, sources: handbook.content)
    printer.print(handbook.diagnostics)
    if handbook.diagnostics.hasErrors { throw Failure.input() }
    return handbook
  }

  func point() throws -> DesignPoint { try DesignPoint(rate: parsedRate(), tier: parsedTier()) }

  private func parsedRate() throws -> Double? {
    guard let rate else { return nil }
    switch AmountKind.rate.parse(rate) {
    case .success(let value) where PeakRates.range.contains(value): return value
    case .success:
      throw Failure.usage(
        "--rate '\(rate)' is out of range", hint: AmountKind.rate.words(for: PeakRates.range))
    case .failure:
      let advice = AmountKind.rate.advice(on: rate)
      let isBare = advice.mistake == .missingUnit
      throw Failure.usage(
        "--rate '\(rate)' \(isBare ? "has no unit" : "is not a rate")",
        hint: advice.hint ?? "write it as '40k/s'")
    }
  }

  private func parsedTier() throws -> LatencyTier? {
    guard let latency else { return nil }
    let names = LatencyTier.allCases.map(\.name)
    if let tier = LatencyTier.allCases.first(where: { $0.name == latency }) { return tier }
    throw Failure.usage("unknown tier '\(latency)'", hint: Nearest.hint(for: latency, among: names))
  }
}

extension Capacity {
  /// The workload of an id, or a use error that names the nearest one.
  func named(_ id: String) throws -> PlannedWorkload {
    if let found = workload(id) { return found }
    let hint = Nearest.hint(for: id, among: workloads.map(\.definition.id))
    throw Failure.usage("no workload '\(id)'", hint: hint ?? "'headroom size' lists them all")
  }
}
