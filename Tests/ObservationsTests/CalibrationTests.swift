import Pages
import Reading
import Sizing
import Testing
import Workloads

@testable import Observations

/// What observed jobs say about the assumptions.
@Suite struct Calibrating {
  private func evidence(
    _ id: String, records: Double, bytes: Double, measured: Double, size: Double
  )
    -> CoreFit.Evidence
  {
    .init(id: id, ofRecords: records, ofBytes: bytes, measured: measured, recordBytes: size)
  }

  @Test func findsBothFiguresWhereSizesAreApart() throws {
    // 1/ρ0 = 10 µs and 1/B = 10 ns: a + b × 1000 × …, exactly.
    let jobs = [
      evidence("a", records: 2, bytes: 0, measured: 20e-6, size: 512),
      evidence("b", records: 2, bytes: 1000, measured: 30e-6, size: 1024),
      evidence("c", records: 1, bytes: 2000, measured: 30e-6, size: 4096),
    ]
    let fit = try #require(CoreFit(jobs, keeping: .conservative))
    #expect(fit.fixesBoth)
    #expect(abs(fit.recordRatePerCore - 100_000) < 1e-3)
    #expect(abs(fit.bytesPerCore - 100e6) < 1)
    for job in jobs { #expect(abs(fit.error(of: job)) < 1e-9) }
  }

  @Test func keepsTheProportionOfTheProfileOtherwise() throws {
    // The conservative profile's 1/ρ0 is 100 µs; half of it was measured, then a fifth.
    let half = evidence("a", records: 1, bytes: 0, measured: 50e-6, size: 512)
    let one = try #require(CoreFit([half], keeping: .conservative))
    #expect(!one.fixesBoth)
    #expect(abs(one.recordRatePerCore - 20_000) < 1e-6)
    #expect(abs(one.bytesPerCore - 25e6) < 1e-3)
    let fifth = evidence("b", records: 1, bytes: 0, measured: 20e-6, size: 600)
    // The mean of both in the middle: 0.35.
    let two = try #require(CoreFit([half, fifth], keeping: .conservative))
    #expect(abs(two.recordRatePerCore - 10_000 / 0.35) < 1e-3)
  }

  @Test func refusesFiguresThatNoCoreHas() throws {
    // The larger records were cheaper: a byte would take negative time.
    let jobs = [
      evidence("a", records: 1, bytes: 0, measured: 50e-6, size: 512),
      evidence("b", records: 1, bytes: 1000, measured: 40e-6, size: 1024),
      evidence("c", records: 1, bytes: 3000, measured: 30e-6, size: 4096),
    ]
    #expect(CoreFit(jobs, keeping: .conservative)?.fixesBoth == false)
    #expect(CoreFit([], keeping: .conservative) == nil)
  }

  private func workload(_ id: String, record: String) throws -> PlannedWorkload {
    let text = """
      title: \(id)
      source: { rate: 20k/s, record: \(record) }
      latency: relaxed
      statements: [{ name: clean, complexity: simple }]
      """
    let content = FileTree(["workloads/\(id).yaml": text])
    return try #require(WorkloadFiles.read(content, settings: CapacitySettings()).workloads.first)
  }

  private func calibration(_ records: [(id: String, record: String, cores: Double)]) throws
    -> Calibration
  {
    let workloads = try records.map { try workload($0.id, record: $0.record) }
    let observations = try records.map { record in
      var observation = try SampleJob().observation()
      observation.workload = record.id
      // What doesn't grow with the rate: 0.01 of a process, and 0.18/10 of checkpoints.
      observation.cores = Cores(record.cores + 0.028)
      return observation
    }
    return try #require(
      Calibration(Measurements(observations), workloads: workloads, profile: .conservative))
  }

  @Test func takesAJobsWorkApartIntoRecordsAndBytes() throws {
    // A simple statement: t(m) = 0.7 × (1/10,000 + (m − 512)/12.5 MB/s), taken once.
    let job = try #require(try calibration([("a", "1512 B", 1)]).evidence.first)
    #expect(abs(job.ofRecords - 0.7) < 1e-9)
    #expect(abs(job.ofBytes - 700) < 1e-6)
    #expect(abs(job.measured - 100e-6) < 1e-12)
  }

  @Test func printsOwnFiguresTheProfileAndWhatIsAssumed() throws {
    let text = try calibration([("a", "512 B", 0.7), ("b", "512 B", 0.35)]).yaml(name: "ours")
    // 70 µs planned and, besides 2.8 µs of base load, measured; then 35 µs measured.
    #expect(text.contains("# workloads/a.yaml: planned 70 µs, measured 72.8 µs a record"))
    #expect(text.contains("\nbaseLoad: 0.028  # cores at any rate: assumed for processes"))
    #expect(text.contains("  recordRatePerCore: 20k/s\n  bytesPerCore: 25 MB/s\n"))
    // The median of 1 and 0.5 is 0.75.
    #expect(
      text.contains(
        "    recordRatePerCore: 13.33k/s  # 10k/s to 20k/s when each job is left out in turn"))
    #expect(text.contains("for these jobs, besides their base load: −25 % to +50 %"))
    #expect(text.contains("for a job left out of the evidence: −50 % to +100 %"))
    #expect(
      text.contains("- the ratio of recordRatePerCore to bytesPerCore: needs three jobs"))
  }

  @Test func saysNothingOfErrorsByOneJob() throws {
    let text = try calibration([("a", "512 B", 0.7)]).yaml(name: "ours")
    #expect(text.contains("of one observation: no range"))
    #expect(text.contains("With one job, the error for other jobs is unknown."))
  }

  /// The entry as it is read back.
  @Test(arguments: [
    ("title: A\n", "title: A\n\nprofiles:\n  ours:\n    a: 1\n"),
    (
      "title: A\nprofiles:  # ours\n    old:\n      b: 2 # two\n\n# The rest.\nmatrix: {}\n",
      "title: A\nprofiles:  # ours\n    old:\n      b: 2 # two\n    ours:\n      a: 1\n\n# The rest.\nmatrix: {}\n"
    ), ("profiles:\n", "profiles:\n  ours:\n    a: 1\n"),
  ])
  func addsAProfileAndKeepsTheRest(_ row: (before: String, after: String)) {
    #expect(ProfileEdit.text(row.before, adding: ["ours:", "  a: 1"]) == row.after)
  }

  @Test(arguments: [
    "profiles: { a: { recordRatePerCore: 1/s } }\n", "profiles:\n  ours:\n    a: 2\n",
    "title: A\r\nprofiles:\r\n", "profiles:\n- a\n",
  ])
  func leavesWhatItCantContinue(_ text: String) {
    #expect(ProfileEdit.text(text, adding: ["ours:", "  a: 1"]) == nil)
  }
}
