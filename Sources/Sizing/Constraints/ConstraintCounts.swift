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
    set { storage[constraint.rawValue] = Int32(truncatingIfNeeded: newValue ?? 0) }
  }

  /// The first constraint, in table order, that no number of TaskManagers satisfies.
  var unsatisfiable: Constraint? {
    if self[.hotKey] == nil { return .hotKey }
    for constraint in Constraint.allCases where self[constraint] == nil { return constraint }
    return nil
  }

  /// The constraint that needs the most TaskManagers, the first in table order among equals.
  var binding: Constraint {
    var binding = Constraint.cpu
    for constraint in Constraint.allCases
    where storage[constraint.rawValue] > storage[binding.rawValue] {
      binding = constraint
    }
    return binding
  }
}
