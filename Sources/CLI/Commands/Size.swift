internal import ArgumentParser
internal import Diagnostics
internal import Report
internal import Workloads

struct Size: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "Size workloads and print their plans.",
    discussion: """
      EXAMPLE
        headroom size                            every workload at its design point
        headroom size orders --rate 80k/s --latency sub-5s
        headroom size orders --format json
        headroom size orders --explain           each equation with its numbers
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Argument(
    help: "The workload's id, which is its file name; every workload if omitted.",
    completion: .workload)
  var id: String?

  @OptionGroup var options: PointOptions

  @Option(help: "A profile other than the handbook's.", completion: .profile)
  var profile: String?

  @Option(help: "text, json or csv.")
  var format = Format.text

  @Flag(help: "Print every equation with its numbers and where they come from.")
  var explain = false

  func validate() throws {
    if explain, id == nil { throw ValidationError("--explain needs the id of a workload") }
    if explain, format != .text { throw ValidationError("--explain prints text only") }
  }

  func run() throws {
    let point = try options.point()
    let handbook = try options.handbook(profile: profile)
    let capacity = handbook.capacity
    if explain, let id {
      return Terminal.out(capacity.explanation(of: try capacity.named(id), at: point))
    }
    let chosen = try id.map { [try capacity.named($0)] } ?? capacity.workloads
    switch format {
    case .text:
      let measured = chosen.count == 1 ? handbook.measurements.text(of: chosen[0]) : ""
      Terminal.out(capacity.text(of: chosen, at: point) + measured)
      // One workload's text has them.
      if id == nil, chosen.count > 1 { tellOfDoubts(about: chosen, at: point) }
    case .json:
      let json = capacity.json(of: chosen, at: point, single: id != nil)
      Terminal.out(Array(String(decoding: json, as: UTF8.self).printableJSON.utf8))
    // Its lines end as the format wants, which text for people would show as characters.
    case .csv: Terminal.out(Array(capacity.csv(of: chosen, at: point).utf8))
    }
  }

  private func tellOfDoubts(about workloads: [PlannedWorkload], at point: DesignPoint) {
    for line in PlanNotes(workloads, at: point).summary(told: "headroom size ID") {
      Terminal.error(line)
    }
  }
}
