import Pages
import Reading
import Sizing
import Testing
import Workloads

@testable import Observations

/// What a job keeps busy at any rate, and what of it an observation fixes.
@Suite struct BaseLoads {
  private static let text = """
    title: Orders
    source: { rate: 20k/s, record: 500 B }
    latency: relaxed
    statements:
      - { name: count, complexity: medium, state: { keys: 1000, bytesPerKey: 9 B } }
    """

  private func job(
    _ change: (inout Observation) -> Void = { _ in }, text: String = text
  ) throws -> MeasuredWorkload {
    let content = FileTree(["workloads/orders.yaml": text])
    let (workloads, mistakes) = WorkloadFiles.read(content, settings: CapacitySettings())
    #expect(mistakes.isEmpty)
    var observation = try SampleJob().observation()
    change(&observation)
    return MeasuredWorkload(
      workload: try #require(workloads.first), observation: observation)
  }

  private func reading(_ rate: Double, _ cores: Double) -> Observation.Reading {
    .init(date: nil, rate: RecordsPerSecond(rate), cores: Cores(cores), parallelism: 2)
  }

  @Test func isThatOfProcessesAndCheckpointsAtOneRate() throws {
    // A TaskManager: 0.01. One operator with state, a checkpoint every 10 s: 0.18/10.
    let load = BaseLoad(of: try job())
    #expect(abs(load.cores.value - 0.028) < 1e-12)
    #expect(load.evidence == .processes)
    let none = BaseLoad(of: try job { $0.checkpoints = nil })
    #expect(none.cores == Cores(0.01))
  }

  @Test func isMeasuredAtTwoRates() throws {
    // 0.9 cores at 10,000/s and 0.5 at 5,000: 80 µs a record, 0.1 cores without any.
    let load = BaseLoad(of: try job { $0.earlier = [reading(5000, 0.5)] })
    #expect(abs(load.cores.value - 0.1) < 1e-9)
    #expect(load.words == "cores at any rate: measured at 5 k/s, 10 k/s")
    let third = BaseLoad(of: try job { $0.earlier = [reading(5000, 0.5), reading(2000, 0.29)] })
    #expect(third.words.contains("which it fits within"))
  }

  @Test(arguments: [
    (8000.0, 0.8),  // too near
    (5000, 1.0),  // less at a higher rate
  ])
  func isAssumedWhereRatesTellNothing(_ row: (rate: Double, cores: Double)) throws {
    let load = BaseLoad(of: try job { $0.earlier = [reading(row.rate, row.cores)] })
    #expect(load.evidence == .processes)
  }

  /// Work that grows faster than the rate leaves none.
  @Test func isNeverNegativeNorAll() throws {
    #expect(BaseLoad(of: try job { $0.earlier = [reading(5000, 0.3)] }).cores == .zero)
    let flat = BaseLoad(of: try job { $0.earlier = [reading(1000, 0.8999)] })
    #expect(abs(flat.cores.value - 0.81) < 1e-9)
  }

  @Test func ownFiguresPlanWhatWasMeasured() throws {
    let earlier = [reading(5000, 0.5)]
    let before = try job { $0.earlier = earlier }
    let lines = try #require(OwnFigures(before)).lines()
    #expect(lines.first?.hasPrefix("baseLoad: 0.1  # ") == true)
    let text = Self.text + "\n" + lines.joined(separator: "\n")
    let after = try job({ $0.earlier = earlier }, text: text)
    #expect(abs(after.factor - 1) < 0.001)
    // At the other rate as well.
    let other = after.workload.sizer.meanWork(
      tier: .relaxed, rate: RecordsPerSecond(5000), cores: after.observation.work.cores)
    #expect(abs(other.value / 100e-6 - 1) < 0.001)
    // What a file has does not change what is found.
    #expect(abs((OwnFigures(after)?.baseLoad.cores.value ?? 0) - 0.1) < 1e-9)
  }

  @Test func anEarlierObservationAtAnotherRateIsKept() throws {
    let first = try SampleJob().observation()
    var second = first
    second.sources[0].rate = RecordsPerSecond(20_000)
    second.keep(first)
    #expect(second.earlier == [first.reading])
    #expect(try Observation.read(second.json, file: "a.json") == second)
    // The newest of two at about the same rate.
    var third = first
    third.sources[0].rate = RecordsPerSecond(22_000)
    third.keep(second)
    #expect(third.earlier == [first.reading])
    var again = second
    again.earlier = []
    again.keep(second)
    #expect(again == second)
  }

  @Test func anObservationOfAnotherJobIsNotKept() throws {
    let first = try SampleJob().observation()
    for change: (inout Observation) -> Void in [
      { $0.flink = "2.4.0" }, { $0.vertices[1].operators = ["Rank[3]"] }, { $0.workload = "other" },
    ] {
      var second = first
      second.sources[0].rate = RecordsPerSecond(20_000)
      change(&second)
      second.keep(first)
      #expect(second.earlier.isEmpty)
    }
  }

  @Test func keepsNoMoreThanThree() throws {
    var newest = try SampleJob().observation()
    for rate in [1000.0, 2000, 4000, 8000, 16_000] {
      var next = newest
      next.earlier = []
      next.sources[0].rate = RecordsPerSecond(rate)
      next.keep(newest)
      newest = next
    }
    #expect(newest.earlier.map(\.rate.value) == [8000, 4000, 2000])
  }
}
