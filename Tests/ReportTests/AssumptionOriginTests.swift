import Sizing
import Testing
import Workloads

@testable import Report

@Suite struct AssumptionOrigins {
  static let handbook = """
    profile: nexmark
    assumptions:
      targetUtilization: 60%
      failureDetection: 40 s
      uploadRate: 50 MB/s
      tiers: { sub-1s: { checkpointInterval: 20 s }, relaxed: { cpuFactor: 1.1 } }
    environments:
      production: { assumptions: { failureDetection: 30 s, uploadRate: 60 MB/s } }
    """
  static let workload = Sample.join + "\nassumptions: { uploadRate: 70 MB/s }"

  @Test(arguments: [
    (Assumption.uploadRate, AssumptionOrigin.workload, 70e6),
    (.failureDetection, .environment("production"), 30), (.targetUtilization, .handbook, 0.6),
    (.recordRatePerCore, .profile("nexmark"), 142_000), (.simpleCost, .standard, 1),
    (.rescheduling, .standard, 60),
  ])
  func theNearestWins(
    _ assumption: Assumption, _ origin: AssumptionOrigin, _ value: Double
  ) throws {
    let (_, workload) = try planned(Self.workload, handbook: Self.handbook)
    #expect(workload.origin(of: assumption) == origin)
    #expect(workload.assumptions[assumption] == value)
  }

  @Test func tiersHaveOriginsToo() throws {
    let (_, workload) = try planned(Self.workload, handbook: Self.handbook)
    #expect(workload.origin(of: .checkpointInterval, at: .sub1s) == .handbook)
    #expect(workload.origin(of: .checkpointInterval, at: .sub5s) == .standard)
  }

  @Test func anExplanationNamesThem() throws {
    let (capacity, workload) = try planned(Self.workload, handbook: Self.handbook)
    let text = capacity.explanation(of: workload, at: DesignPoint())
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    for line in [
      "ρ0 142 k/s profile nexmark records a core processes per second, at the reference size",
      "u 60 % handbook share of its capacity that a TaskManager uses at peak",
      "T_detect 30 s environment production time until a lost TaskManager is noticed",
      "B_up 70 MB/s workload's assumptions state that a core uploads per second",
      "Δ 20 s handbook time between two checkpoints", "r 40 k/s workload peak rate",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test func everyOverrideIsListed() throws {
    let (capacity, _) = try planned(Self.workload, handbook: Self.handbook)
    let rows = OverrideTable(capacity: capacity).table.rows.map { $0.cells.map(\.text) }
    #expect(rows.count == 8)
    #expect(rows.last == ["Orders enrichment", Assumption.uploadRate.title, "70 MB/s", "50 MB/s"])
    #expect(rows.first?.first == "handbook.yaml")
  }

  @Test func profilesSayHowManyCoresTheyWouldGive() throws {
    let (capacity, workload) = try planned(Sample.join)
    let last = try #require(ProfileTable(capacity: capacity).table.rows.last)
    #expect(last.cells.count == 1 + Profile.all.count)
    #expect(last.cells[1].exact == workload.footprint.map { Datum($0.cores).exact ?? "" })
    let nexmark = try #require(capacity.footprints(with: .nexmark).first)
    #expect(last.cells[2].exact == nexmark.map { Datum($0.cores).exact ?? "" })
  }

  @Test(arguments: [
    (4_294_967_296.0, "4 GiB", "4.29 GB"), (200e9, "186 GiB", "200 GB"), (512, "512 B", "512 B"),
    // 38 and 40 network buffers of 32 KiB
    (1_245_184, "1.19 MiB", "1.25 MB"), (1_310_720, "1.25 MiB", "1.31 MB"),
  ])
  func memoryCountsByOtherUnitsThanData(_ bytes: Double, _ memory: String, _ data: String) {
    #expect(Unit.memory.format(bytes) == memory)
    #expect(Unit.bytes.format(bytes) == data)
  }
}
