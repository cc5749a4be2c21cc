/// How many TaskManagers each constraint alone needs.
public struct ConstraintCounts: Equatable, Sendable {
  private var places = Places()

  /// A place for each constraint that is counted, 0 where it is nil. Inline, so that a cell costs no allocation; of
  /// vectors that are aligned no more than they need be, so that a plan has no gaps to copy.
  private struct Places: Equatable {
    private var first = SIMD4<Int32>()
    private var second = SIMD4<Int32>()
    private var third = SIMD4<Int32>()

    var most: Int32 { pointwiseMax(first, pointwiseMax(second, third)).max() }
  }

  /// Counts of which none is known.
  public init() {}

  /// One of each that is counted, for constraints that do not apply.
  static let one = {
    var counts = ConstraintCounts()
    for constraint in Constraint.counted { counts[constraint] = 1 }
    return counts
  }()

  /// The same with another number for each that has one.
  @inline(__always)
  func mapped(_ transform: (Int) -> Int) -> ConstraintCounts {
    var counts = self
    // In memory once: a vector changed place by place goes there and back each time.
    withUnsafeMutableBytes(of: &counts.places) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Int32.self)
      for index in 0..<Self.countedCount where numbers[index] > 1 {
        numbers[index] = Int32(clamping: transform(Int(numbers[index])))
      }
    }
    return counts
  }

  /// The least number of TaskManagers that satisfies the constraint; nil if none does.
  public subscript(constraint: Constraint) -> Int? {
    get {
      guard constraint.rawValue < Self.countedCount else { return nil }
      let count = withUnsafeBytes(of: places) { bytes in
        bytes.assumingMemoryBound(to: Int32.self)[constraint.rawValue]
      }
      return count == 0 ? nil : Int(count)
    }
    set {
      guard constraint.rawValue < Self.countedCount else { return }
      withUnsafeMutableBytes(of: &places) { bytes in
        let numbers = bytes.assumingMemoryBound(to: Int32.self)
        numbers[constraint.rawValue] = Int32(clamping: newValue ?? 0)
      }
    }
  }

  /// Whether every constraint that asks for a number has one.
  var areComplete: Bool {
    withUnsafeBytes(of: places) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Int32.self)
      return (0..<Self.countedCount).allSatisfy { numbers[$0] != 0 }
    }
  }

  /// The most TaskManagers that any constraint needs.
  var most: Int { Int(places.most) }

  /// The constraint that needs the most TaskManagers, the first in table order among equals.
  var binding: Constraint {
    withUnsafeBytes(of: places) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Int32.self)
      // The number and, below it, how early it comes: their largest, without a branch.
      var most = Int64(0)
      for index in 0..<Self.countedCount {
        most = max(most, Int64(numbers[index]) << 4 | Int64(15 - index))
      }
      return Constraint(rawValue: 15 - Int(most & 15)) ?? .cpu
    }
  }

  private static let countedCount = Constraint.hotKey.rawValue
}
