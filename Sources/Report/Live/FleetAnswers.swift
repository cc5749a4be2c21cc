public import Markup
internal import Sizing
public import Workloads

/// The whole fleet at a multiple of every peak rate, as the fleet map shows it: made again in the
/// reader's browser while the multiple changes.
public final class FleetAnswers {
  /// The multiples that may be asked for.
  public static let multiples = 1.0...4.0

  /// What of a row follows from the rate.
  public struct Row {
    public let id: String
    public let cores: [HTML]
    public let reading: String
    public let recovery: [HTML]
    public let cost: String
  }

  private let workloads: [PlannedWorkload]
  /// How many workloads each environment has.
  private let sizes: [Int]
  private let planned: [FleetAnswer]
  /// The most cores at the largest multiple: then bars grow with the slider. As planned, the page's scale.
  private let most: Cores

  /// - Parameter groups: the workloads of each environment.
  public init(_ groups: [[PlannedWorkload]]) {
    let workloads = groups.flatMap { $0 }
    self.workloads = workloads
    sizes = groups.map { $0.count }
    planned = workloads.map { FleetAnswer($0, times: 1) }
    let largest = workloads.map { FleetAnswer($0, times: Self.multiples.upperBound) }
    most = max(FleetAnswer.most(of: planned), FleetAnswer.most(of: largest))
  }

  /// The rows in the order of the workloads, the totals of each environment, and all of it in a sentence.
  public func answer(times multiple: Double)
    -> (rows: [Row], totals: [String], sentence: String)
  {
    let isPlanned = multiple == 1
    let answers = isPlanned ? planned : workloads.map { FleetAnswer($0, times: multiple) }
    let now = FleetAnswer.most(of: answers)
    let scale = isPlanned ? now : max(now, most)
    let rows = zip(workloads, answers).map { workload, answer in
      let cells = FleetCells(
        answer: answer, objective: workload.recoveryObjective, most: scale)
      return Row(
        id: workload.definition.id, cores: cells.cores, reading: answer.reading,
        recovery: cells.recovery, cost: cells.cost)
    }
    return (rows, totals(answers), sentence(answers, multiple))
  }

  private func totals(_ answers: [FleetAnswer]) -> [String] {
    var start = 0
    return sizes.map { size in
      let own = Array(answers[start..<start + size])
      start += size
      return FleetAnswer.totals(of: own)
    }
  }

  private func sentence(_ answers: [FleetAnswer], _ multiple: Double) -> String {
    let plan = FleetAnswer.totals(of: planned)
    if multiple == 1 { return "As planned: \(plan)." }
    return "\(Self.words(multiple)): \(FleetAnswer.totals(of: answers)). As planned: \(plan)."
  }

  /// `×2.5`
  public static func words(_ multiple: Double) -> String { "×" + Format.figure(multiple) }
}
