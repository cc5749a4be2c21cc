import Testing

@testable import Sizing

/// Numbers on their way to Flink and to whole counts.
@Suite struct Conversions {
  @Test(arguments: [
    (0.0, "0g"), (1_073_741_824, "1g"), (1_811_939_328, "1728m"), (1_048_576, "1m"),
    (1_048_577, "1048577b"), (1_572_864, "1572864b"), (512, "512b"),
  ])
  func sizesForFlink(_ bytes: Double, _ text: String) {
    #expect(memorySize(Bytes(bytes)) == text)
  }

  @Test(arguments: [
    (0.0, "0 s"), (1, "1 s"), (600, "600 s"), (0.025, "25 ms"), (0.0251, "26 ms"),
    (1.5, "1500 ms"), (0.9999, "1 s"),
  ])
  func timesForFlink(_ seconds: Double, _ text: String) {
    #expect(duration(Seconds(seconds)) == text)
  }

  @Test(arguments: [(0.0, "0"), (1, "1"), (0.4, "0.4"), (0.125, "0.125"), (-0.5, "-0.5")])
  func fractionsForFlink(_ number: Double, _ text: String) {
    #expect(decimal(number) == text)
  }

  @Test(arguments: [
    (9.3e18, Int64.max), (-9.3e18, .min), (9.2e18, .max), (-9.2e18, .min), (.nan, 0), (2.9, 2),
    (-2.9, -2), (9e18, 9_000_000_000_000_000_000),
  ])
  func wholeBytes(_ number: Double, _ expected: Int64) {
    #expect(Int64(saturating: number) == expected)
  }

  @Test(arguments: [
    (Double.nan, 0), (1e19, Int.max), (-1e19, .min), (2.9, 2), (-2.9, -2),
  ])
  func wholeCounts(_ number: Double, _ expected: Int) {
    #expect(Int(saturating: number) == expected)
  }

  /// Flink multiplies the shortest decimal of the fraction as a float, widened to a double.
  @Test(arguments: [
    (0.7, Int64(15_837_691_904), Int64(11_086_384_143)),  // Float(0.7) is 0.699999988079071
    (0.5, 3, 1), (0.25, 1_000, 250), (0, 1_000, 0), (1, 1_000, 0), (-0.5, 1_000, 0),
    (0.5, 0, 0), (0.5, -8, 0), (0.5, 1, 0),
    // Float(1e-5) is 9.999999747378752e-06, of which 19 places are kept: 9.9999997473787e-06
    (1e-5, 1 << 50, 11_258_998_783),
    (1e-30, 1 << 50, 0),
  ])
  func partsOfMemory(_ fraction: Double, _ size: Int64, _ expected: Int64) {
    #expect(MemoryFraction(fraction).part(of: size) == expected)
  }

  @Test func unitsConvert() {
    #expect(Bytes.mebibytes(1).value == 1_048_576)
    #expect(Bytes.gibibytes(1).value == 1_073_741_824)
    #expect(Seconds.minutes(2).value == 120)
    #expect(BytesPerSecond.megabytes(1).value == 1e6)
    #expect(RecordsPerSecond(6) * CoreSeconds(2) == Cores(12))
    #expect(RecordsPerSecond(6) * Bytes(2) == BytesPerSecond(12))
    #expect(RecordsPerSecond(6) * Seconds(2) == 12)
    #expect(Cores(6) / CoreSeconds(2) == RecordsPerSecond(3))
    #expect(Bytes(6) / BytesPerSecond(2) == Seconds(3))
    #expect(Bytes(6) / Seconds(2) == BytesPerSecond(3))
    #expect(Seconds(6) - Seconds(2) == Seconds(4))
    #expect(Seconds(6) / Seconds(2) == 3)
    #expect(Seconds.zero < Seconds(1) && !(Seconds(1) < Seconds(1)))
  }
}

/// The sizes and fractions at which Flink refuses, one step on either side.
@Suite struct MemoryLimits {
  /// Flink's defaults with one thing changed.
  private func mistake(
    process: Int64 = 4 << 30, _ change: (inout MemoryOptions) -> Void = { _ in }
  ) -> MemoryError? {
    var options = MemoryOptions(process: process)
    change(&options)
    do throws(MemoryError) {
      _ = try TaskManagerMemory(options)
      return nil
    } catch { return error }
  }

  @Test func sizesEndAtTwoToThe50() {
    #expect(mistake { $0.overheadMax = 1 << 50 } == nil)
    #expect(mistake { $0.overheadMax = 1 << 50 + 1 } == .sizeOutOfRange)
    #expect(mistake { $0.taskOffHeap = -1 } == .sizeOutOfRange)
    #expect(mistake { $0.jobManagerOffHeap = -1 } == .sizeOutOfRange)
    #expect(mistake { $0.networkMin = -1 } == .sizeOutOfRange)
    #expect(mistake { $0.metaspace = 0 } == nil)
  }

  @Test func fractionsAreBelowOne() {
    #expect(mistake { $0.managedFraction = 0 } == nil)
    #expect(mistake { $0.managedFraction = 1 } == .fractionOutOfRange)
    #expect(mistake { $0.networkFraction = -0.1 } == .fractionOutOfRange)
    #expect(mistake { $0.overheadFraction = 1 } == .fractionOutOfRange)
    #expect(mistake { $0.networkFraction = .nan } == .fractionOutOfRange)
  }

  @Test func aMinimumIsAtMostItsMaximum() {
    #expect(mistake { ($0.networkMin, $0.networkMax) = (1 << 20, 1 << 20) } == nil)
    #expect(mistake { ($0.networkMin, $0.networkMax) = (2, 1) } == .minimumAboveMaximum)
    #expect(mistake { ($0.overheadMin, $0.overheadMax) = (2 << 20, 2 << 20) } == nil)
    #expect(mistake { ($0.overheadMin, $0.overheadMax) = (2, 1) } == .minimumAboveMaximum)
  }

  @Test func metaspaceAndOverheadMayTakeAllOfTheProcess() {
    // 256 MiB and 192 MiB: Flink memory is 0, and its parts exceed that.
    #expect(mistake(process: 448 << 20) == .exceedsFlink)
    #expect(mistake(process: 448 << 20 - 1) == .exceedsProcess)
  }

  @Test func flinkMemoryAndMetaspaceFitInTheProcess() {
    // 1 GiB and 256 MiB; the overhead is 192 MiB at least.
    let both: Int64 = 1280 << 20
    #expect(mistake(process: both - 1) { $0.flinkSize = 1 << 30 } == .exceedsProcess)
    #expect(mistake(process: both) { $0.flinkSize = 1 << 30 } == .overheadOutOfRange)
    #expect(mistake(process: 1472 << 20) { $0.flinkSize = 1 << 30 } == nil)
  }

  @Test func theTaskHeapMayBeEmpty() {
    // Framework heap and off-heap of 128 MiB each and 64 MiB of network leave a task heap of 0.
    let exact: Int64 = (256 + 192 + 128 + 128 + 64) << 20
    #expect(mistake(process: exact) { $0.managedFraction = 0 } == nil)
    #expect(mistake(process: exact - 1) { $0.managedFraction = 0 } == .exceedsFlink)
  }

  @Test func theJobManagerNeedsAHeap() throws {
    // 256 + 192 + 128 MiB leave none.
    let none: Int64 = (256 + 192 + 128) << 20
    #expect(throws: MemoryError.exceedsFlink) { try JobManagerMemory(MemoryOptions(process: none)) }
    let one = try JobManagerMemory(MemoryOptions(process: none + 1))
    #expect(one.jvmHeap == 1)
    #expect(throws: MemoryError.exceedsProcess) {
      try JobManagerMemory(MemoryOptions(process: 448 << 20 - 1))
    }
    #expect(
      one.parts.map(\.name) == [
        "total_process", "total_flink", "jvm_heap", "off_heap", "jvm_metaspace", "jvm_overhead",
      ])
  }
}
