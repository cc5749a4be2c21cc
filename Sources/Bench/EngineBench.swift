internal import CAllocations
internal import Foundation
internal import Sizing

/// Cells per second on one core, for 1,000 workloads × 4 tiers × 25 rates, with the time it takes
/// to check and prepare each workload. The mix is the same in every run.
struct EngineBench {
  let passes: Int
  private let rates = (0..<25).map { RecordsPerSecond(1000 * pow(1.3, Double($0))) }
  private let assumptions = Assumptions()

  /// What a pass found, so that no compiler can leave the work out.
  fileprivate struct Sum {
    var cells = 0
    var feasible = 0
    var cores = 0.0
  }

  func run() throws {
    var generator = SeededGenerator(seed: 7)
    try measure("pairs", (0..<1000).map { _ in Workload.pair(using: &generator) })
    try measure("mixed", (0..<1000).map { _ in Workload.mixed(using: &generator) })
  }

  private func measure(_ name: String, _ workloads: [Workload]) throws {
    _ = try sizeAll(workloads)
    var best = Double.infinity
    var sum = Sum()
    for _ in 0..<passes {
      let start = CPUTime.now
      sum = try sizeAll(workloads)
      best = min(best, CPUTime.now - start)
    }
    let perSecond = Int(Double(sum.cells) / best)
    print("engine   \(name): \(sum.cells) cells, \(sum.feasible) feasible, \(sum.cores) cores")
    print("         \(perSecond) cells/s on one core, best of \(passes)")
    try printAllocations(workloads)
  }

  /// Where they can be counted. A sizer allocates once for a workload, a cell should not at all.
  private func printAllocations(_ workloads: [Workload]) throws {
    let before = headroom_allocations()
    guard before >= 0 else { return }
    let sizers = try workloads.map { try Sizer($0, assumptions: assumptions) }
    let prepared = headroom_allocations()
    var sum = Sum()
    for sizer in sizers { sum.add(sizer, rates) }
    let solved = headroom_allocations()
    let each = Double(solved - prepared) / Double(sum.cells)
    let once = Double(prepared - before) / Double(sizers.count)
    print(String(format: "         %.3f allocations a cell, %.1f a workload", each, once))
  }

  private func sizeAll(_ workloads: [Workload]) throws -> Sum {
    var sum = Sum()
    for workload in workloads { sum.add(try Sizer(workload, assumptions: assumptions), rates) }
    return sum
  }
}

extension EngineBench.Sum {
  fileprivate mutating func add(_ sizer: Sizer, _ rates: [RecordsPerSecond]) {
    sizer.forEachCell(tiers: LatencyTier.allCases, rates: rates) { add($0) }
  }

  private mutating func add(_ cell: Cell) {
    cells += 1
    guard let total = cell.plan?.totalCores else { return }
    feasible += 1
    cores += total.value
  }
}
