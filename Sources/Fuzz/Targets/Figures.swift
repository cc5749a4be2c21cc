internal import Amounts
internal import Comparison
internal import Pages
internal import Report
internal import Reading
internal import Workloads

// What programs and people write as figures.

extension Target {
  /// A snapshot: read, or told why not; compared with itself it has not changed.
  static let snapshot = Target(
    name: "snapshot", seeds: [recorded],
    fixtures: [
      ("Tests/ComparisonTests/Fixtures/comparisons", ".json"),
      ("Tests/ComparisonTests/Fixtures/unreadable", ".json"),
    ],
    marks: [
      "{", "}", "[", "]", "null", "true", "\"a\":", "\"cells\":[", "\\u0000", "\\uD800", "\\u12",
      "1E400", "-0", "0.1", "01", "\"schema\":\"headroom.matrix/2\"", "\"constraints\":{}",
    ], largest: 256 << 10, perBatch: 1000
  ) { bytes in
    guard let side = try? SnapshotComparison.Side(reading: bytes, name: "a", file: "a.json") else {
      return nil
    }
    let comparison = SnapshotComparison(from: side, to: side)
    _ = comparison
    let content = FileTree(paths: ["releases/a.json"]) { _ in bytes }
    _ = History.load(content)
    return nil
  }

  /// Amounts with their units; one that is understood is understood again as it is spelled.
  static let quantity = Target(
    name: "quantity",
    seeds: [
      "40k/s", "1.5M/s", "512 B", "1 KiB", "16 GB", "10 Gbit/s", "90 s", "15 min", "20%", "0", "7",
    ],
    fixtures: [],
    marks: ["k", "M", "/s", "Ki", "B", "bit", "%", " ", "e9", "E-9", ".", "+", "min"],
    largest: 256 << 10, perBatch: 2000
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for unit in AmountKind.allCases {
      guard case .success(let amount) = unit.parse(text) else { continue }
      let spelled = unit.spell(amount)
      guard case .success(let again) = unit.parse(spelled) else {
        return "'\(text)' is spelled '\(spelled)', which is not understood"
      }
      // Less than a billionth of a unit is nothing that anyone sizes.
      if abs(again - amount) > max(abs(amount) * 0.05, 1e-9) {
        return "'\(text)' became '\(spelled)'"
      }
    }
    return nil
  }

  /// Thresholds of comparisons.
  static let gate = Target(
    name: "gate", seeds: ["cores > 10%", "total: cores >= 5", "recovery > 10 min", "feasible < 1"],
    fixtures: [], marks: ["total:", "a:", ">", "<=", "=", "!=", "%", " ", "+", "cores", "memory"],
    largest: 256 << 10, perBatch: 2000
  ) { bytes in
    _ = try? Gate(reading: String(decoding: bytes, as: UTF8.self))
    return nil
  }

  /// The snapshot of a small handbook.
  private static let recorded: String = {
    let content = FileTree(["workloads/a.yaml": smallWorkload])
    let capacity = Capacity(
      workloads: WorkloadFiles.read(content, settings: CapacitySettings()).workloads)
    return String(decoding: capacity.matrixJSON(engineVersion: "1"), as: UTF8.self)
  }()

  /// Why a snapshot that was just written can't be read; nil when it can.
  static func unreadable(_ snapshot: [UInt8]) -> String? {
    do throws(UnreadableSnapshot) {
      _ = try Snapshot.read(snapshot, file: "matrix.json")
      return nil
    } catch {
      return "its own snapshot: \(error.diagnostic)"
    }
  }
}
