internal import Foundation
internal import Sizing

// Cells per second on one core, for 1,000 workloads × 4 tiers × 25 rates, with the time it takes to
// check and prepare each workload. The mix is the same in every run.

let rates = (0..<25).map { RecordsPerSecond(1000 * pow(1.3, Double($0))) }
var generator = SeededGenerator(seed: 7)
let workloads = (0..<1000).map { _ in Workload.mixed(using: &generator) }
let assumptions = Assumptions()

/// Sizes everything once: how many cells, and a sum that depends on all of them.
func sizeAll() throws -> (cells: Int, feasible: Int, cores: Int) {
  var result = (cells: 0, feasible: 0, cores: 0)
  for workload in workloads {
    let sizer = try Sizer(workload, assumptions: assumptions)
    for tier in LatencyTier.allCases {
      for rate in rates {
        let cell = try sizer.cell(tier: tier, rate: rate)
        result.cells += 1
        guard let plan = cell.plan else { continue }
        result.feasible += 1
        result.cores += plan.totalCores
      }
    }
  }
  return result
}

_ = try sizeAll()
var best = Double.infinity
var result = (cells: 0, feasible: 0, cores: 0)
for _ in 0..<10 {
  let start = DispatchTime.now().uptimeNanoseconds
  result = try sizeAll()
  best = min(best, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
}
print("cells      \(result.cells), of which \(result.feasible) feasible, \(result.cores) cores")
print("cells/s    \(Int(Double(result.cells) / best)) on one core, best of 10")
print("ns/cell    \(Int(best / Double(result.cells) * 1e9))")
