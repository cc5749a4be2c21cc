/// A way out of a hot key: the key spread over several (E25).
public struct HotKeySplit: Equatable, Sendable {
  /// Keys that the hottest key becomes, 2, 4, 8 …
  public let parts: Int
  /// What the workload needs then.
  public let plan: Plan
}

extension Sizer {
  /// E25, the smallest split of the hottest key with which key-skew no longer binds; nil where
  /// key-skew does not bind or no split up to 1,024 helps.
  public func hotKeySplit(of cell: Cell) -> HotKeySplit? {
    guard [.keySkew, .hotKey].contains(cell.bindingConstraint) else { return nil }
    var parts = 2
    while parts <= 1024 {
      let sizer = Sizer(unchecked: workload.splittingHottestKey(by: parts), assumptions, machines)
      let split = sizer.cell(tier: cell.tier, nearest: cell.rate)
      if let plan = split.plan, plan.bindingConstraint != .keySkew {
        return HotKeySplit(parts: parts, plan: plan)
      }
      parts *= 2
    }
    return nil
  }
}

extension Workload {
  /// The same with the hottest key of every statement spread evenly over several.
  fileprivate func splittingHottestKey(by parts: Int) -> Workload {
    var workload = self
    workload.hotKeyShare /= Double(parts)
    for index in statements.indices {
      let share = statements[index].hotKeyShare
      workload.statements[index].hotKeyShare = share.map { $0 / Double(parts) }
      workload.statements[index].state?.splitHottestKey(
        by: Double(parts), share: share ?? hotKeyShare)
    }
    return workload
  }
}

extension KeyedState {
  /// A key above the mean becomes several. Where all keys have the mean share all of them are split,
  /// unless they are so many that they spread by themselves.
  fileprivate mutating func splitHottestKey(by parts: Double, share: Double) {
    if share * keys > 1 {
      keys = min(keys + parts - 1, Allowed.keys.upperBound)
    } else if keys < Self.assumedKeys {
      keys *= parts
    }
  }
}
