import Diagnostics
import Pages
import Reading
import Report
import Settings
import Sizing
import Testing
import Workloads

@testable import Observations

/// What a workload's page says about its running job.
@Suite struct PlannedBesideMeasured {
  private static let orders = """
    title: Orders
    source: { rate: 20k/s, record: 500 B }
    latency: relaxed
    statements:
      - { name: count, complexity: medium, state: { keys: 1000, bytesPerKey: 9 B } }
    """

  private func workload(_ text: String = orders) throws -> PlannedWorkload {
    let content = FileTree(["workloads/orders.yaml": text])
    let (workloads, mistakes) = WorkloadFiles.read(content, settings: CapacitySettings())
    #expect(mistakes.isEmpty)
    return try #require(workloads.first)
  }

  private func measured() throws -> MeasuredWorkload {
    MeasuredWorkload(workload: try workload(), observation: try SampleJob().observation())
  }

  @Test func plansTheMeanWorkWithoutRoomForSkew() throws {
    // t(m) = 0.7 × (1/10,000 + (m − 512)/12.5 MB/s): t(500 B) = 69.328 µs, t(9 B) = 41.832 µs.
    // A = 0.5·t(500 B), B = (2 − 0.5)·t(9 B), no firing: 34.664 + 62.748 = 97.412 µs.
    #expect(abs(try measured().plannedWork.value - 97.412e-6) < 1e-9)
    #expect(abs(try measured().factor - 90 / 97.412) < 1e-6)
  }

  /// E22: its own work, 90 of the planned 97.412 µs, less and plus the error.
  @Test func aMeasuredWorkloadHasTheRangeOfItsOwnWork() throws {
    let observation = try SampleJob().observation()
    let work = Measurements([observation]).work
    #expect(work["orders"]?.perRecord == observation.workPerRecord)
    let content = FileTree(["workloads/orders.yaml": Self.orders])
    let (workloads, _) = WorkloadFiles.read(
      content, settings: CapacitySettings(), measured: work)
    let workload = try #require(workloads.first)
    // At a rate where cores tell the difference.
    let cell = workload.cell(.relaxed, RecordsPerSecond(1_000_000))
    let range = try #require(workload.profileRange(of: cell))
    #expect(range.isMeasured)
    #expect(range.low.profile == "measured−18%" && range.high.profile == "measured+18%")
    for (end, error) in [(range.low, 0.82), (range.high, 1.18)] {
      var assumptions = workload.assumptions
      let factor = try measured().factor * error
      assumptions[.recordRatePerCore] /= factor
      assumptions[.bytesPerCore] /= factor
      let same = try #require(workload.sizer(assumptions: assumptions))
      #expect(same.cell(tier: .relaxed, nearest: cell.rate) == end.cell)
    }
    let low = try #require(range.low.cell.plan?.totalCores.value)
    let high = try #require(range.high.cell.plan?.totalCores.value)
    #expect(low < high)
    let usual = try #require(try self.workload().profileRange(of: cell))
    #expect(!usual.isMeasured)
  }

  @Test func jobsOfTheSameWorkAreBothNamed() throws {
    let chart = AgreementChart([try measured(), try measured()]).chart
    let rows = chart.marks.compactMap { mark -> Double? in
      if case .text(let label) = mark, label.style == "halo" { label.y } else { nil }
    }.sorted()
    #expect(rows.count == 2 && rows[1] - rows[0] >= 14)
  }

  @Test func saysWhatFollows() throws {
    let rows = try measured().rows
    let work = try #require(rows.first)
    #expect(work.planned == "97.4 µs")
    #expect(work.measured == "90 µs")
    #expect(work.consequence == "the plan agrees")
    var half = try measured().observation
    half.cores = Cores(half.cores.value / 2)
    let allowed = MeasuredWorkload(workload: try workload(), observation: half).rows.first
    #expect(allowed?.consequence.hasPrefix("the plan allows 2.16 times the work") == true)
    let rate = try #require(rows.first { $0.title == "Rate" })
    #expect(rate.ratio == 0.5)
    let state = try #require(rows.first { $0.title == "State per key" })
    #expect(state.planned == "9 B")
    #expect(state.measured == "9 B")
    let keys = try #require(rows.first { $0.title == "Max parallelism" })
    #expect(keys.consequence.hasPrefix("write 'maxParallelism: 128'"))
  }

  @Test func findsNothingOfAWorkloadThatWasNotObserved() throws {
    let (none, _) = Measurements.load(FileTree([:]))
    #expect(none.sections(of: try workload()).isEmpty)
    #expect(none.text(of: try workload()).isEmpty)
    #expect(none.pages(of: [try workload()]).isEmpty)
  }

  @Test func tellsOfObservationsWithoutAWorkload() throws {
    let bytes = try SampleJob().observation().json
    let files = ["observations/orders.json", "observations/ordrs.json", "observations/deep/a.json"]
    let (measurements, diagnostics) = Measurements.load(FileTree(paths: files) { _ in bytes })
    #expect(measurements.observations.map(\.workload) == ["orders"])
    #expect(diagnostics.map(\.id) == ["observation-workload"])
    #expect(diagnostics.map(\.location?.file) == ["observations/ordrs.json"])
    #expect(measurements.strangers(besides: ["order"]).map(\.hint) == ["did you mean 'order'?"])
    #expect(measurements.strangers(besides: ["orders"]).isEmpty)
  }

  @Test func predictsWithTheOthersFactorOnly() throws {
    let one = try measured()
    var observation = one.observation
    observation.cores = Cores(observation.cores.value * 2)
    let other = MeasuredWorkload(workload: one.workload, observation: observation)
    #expect(ModelError(workloads: [one]).after(one) == nil)
    // The same workload twice is one workload.
    #expect(ModelError(workloads: [one, other]).after(one) == nil)
    #expect(abs(ModelError(workloads: [one]).before(one) - (97.412 / 90 - 1)) < 1e-6)
  }
}
