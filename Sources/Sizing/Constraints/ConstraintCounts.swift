/// How many TaskManagers each constraint alone needs.
public struct ConstraintCounts: Equatable, Sendable {
  private var storage = SIMD16<Int32>(repeating: 0)  // inline: a cell costs no allocation

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
    withUnsafeMutableBytes(of: &counts.storage) { bytes in
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
      let count = storage[constraint.rawValue]
      return count == 0 ? nil : Int(count)
    }
    set { storage[constraint.rawValue] = Int32(clamping: newValue ?? 0) }
  }

  /// Whether every constraint that asks for a number has one.
  var areComplete: Bool {
    withUnsafeBytes(of: storage) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Int32.self)
      return (0..<Self.countedCount).allSatisfy { numbers[$0] != 0 }
    }
  }

  /// The most TaskManagers that any constraint needs.
  var most: Int { Int(storage.max()) }

  /// The constraint that needs the most TaskManagers, the first in table order among equals.
  var binding: Constraint {
    let most = storage.max()
    return withUnsafeBytes(of: storage) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Int32.self)
      for index in 0..<Self.countedCount where numbers[index] == most {
        return Constraint(rawValue: index) ?? .cpu
      }
      return .cpu
    }
  }

  private static let countedCount = Constraint.hotKey.rawValue
}
