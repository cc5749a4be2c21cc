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
  func mapped(_ transform: (Int) -> Int) -> ConstraintCounts {
    var counts = self
    for index in 0..<Self.countedCount where storage[index] != 0 {
      counts.storage[index] = Int32(clamping: transform(Int(storage[index])))
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

  /// The most TaskManagers that any constraint needs.
  var most: Int {
    var most: Int32 = 0
    for index in 0..<Self.countedCount { most = max(most, storage[index]) }
    return Int(most)
  }

  /// The constraint that needs the most TaskManagers, the first in table order among equals.
  var binding: Constraint {
    var binding = 0
    for index in 1..<Self.countedCount where storage[index] > storage[binding] { binding = index }
    return Constraint(rawValue: binding) ?? .cpu
  }

  private static let countedCount = Constraint.hotKey.rawValue
}
