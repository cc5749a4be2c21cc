internal import ArgumentParser
internal import Diagnostics
internal import Report
internal import Settings
internal import Sizing

struct Size: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Size workloads and print the answer.",
    discussion: """
      EXAMPLE
        headroom size                                   every workload at its design point
        headroom size orders --rate 80k/s --latency sub-5s
        headroom size orders --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Argument(help: "The workload's id, its file's name; every workload when none is given.")
  var id: String?

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"))
  var content = "content"

  @Option(
    help: ArgumentHelp("A rate other than the design point's, such as 80k/s.", valueName: "rate"))
  var rate: String?

  @Option(help: ArgumentHelp("A latency tier other than the design point's.", valueName: "tier"))
  var latency: String?

  @Option(help: "A profile other than the handbook's.")
  var profile: String?

  @Option(help: "text, json or csv.")
  var format = Format.text

  func run() throws {
    let handbook = try Handbook(folder: content, profile: profile)
    let printer = DiagnosticPrinter(
      format: .text, folder: handbook.folder, sources: handbook.content)
    printer.print(handbook.diagnostics)
    if handbook.diagnostics.hasErrors { throw Failure.input() }
    let point = try DesignPoint(rate: parsedRate(), tier: parsedTier())
    let chosen = try workloads(of: handbook.capacity)
    switch format {
    case .text: Terminal.out(handbook.capacity.text(of: chosen, at: point))
    case .json: Terminal.out(handbook.capacity.json(of: chosen, at: point, single: id != nil))
    case .csv: Terminal.out(handbook.capacity.csv(of: chosen, at: point))
    }
  }

  private func workloads(of capacity: Capacity) throws -> [PlannedWorkload] {
    guard let id else { return capacity.workloads }
    if let found = capacity.workload(id) { return [found] }
    let near = Nearest.match(for: id, among: capacity.workloads.map(\.definition.id))
    let hint = near.map { "; did you mean '\($0)'?" } ?? ""
    throw Failure.usage("no workload '\(id)'\(hint)")
  }

  private func parsedRate() throws -> Double? {
    guard let rate else { return nil }
    switch Settings.Unit.rate.parse(rate) {
    case .success(let value) where value > 0: return value
    case .failure(.missingUnit(let example)):
      throw Failure.usage("--rate '\(rate)' has no unit; write '\(example)'")
    default: throw Failure.usage("--rate '\(rate)' is no rate; write it as '40k/s'")
    }
  }

  private func parsedTier() throws -> LatencyTier? {
    guard let latency else { return nil }
    let names = LatencyTier.allCases.map(\.name)
    if let tier = LatencyTier.allCases.first(where: { $0.name == latency }) { return tier }
    let near = Nearest.match(for: latency, among: names)
    let hint = near.map { "did you mean '\($0)'?" } ?? "one of \(names.joined(separator: ", "))"
    throw Failure.usage("unknown tier '\(latency)'; \(hint)")
  }
}
