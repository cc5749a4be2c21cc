/// How many TaskManagers each constraint alone needs.
public struct ConstraintCounts: Equatable, Sendable {
  private var storage = SIMD16<Int32>(repeating: 0)  // inline: a cell costs no allocation

  /// Counts of which none is known.
  public init() {}

  /// The least number of TaskManagers that satisfies the constraint; nil if none does.
  public subscript(constraint: Constraint) -> Int? {
    get {
      let count = storage[constraint.rawValue]
      return count == 0 ? nil : Int(count)
    }
    set { storage[constraint.rawValue] = Int32(clamping: newValue ?? 0) }
  }

  /// The most TaskManagers that any constraint needs.
  var most: Int { Int(storage.max()) }

  /// The constraint that needs the most TaskManagers, the first in table order among equals.
  var binding: Constraint {
    var binding = 0
    for index in 1..<Self.countedCount where storage[index] > storage[binding] { binding = index }
    return Constraint(rawValue: binding) ?? .cpu
  }

  private static let countedCount = Constraint.hotKey.rawValue
}
