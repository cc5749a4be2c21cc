/// A way out of a hot key: the key spread over several (E25).
public struct HotKeySplit: Equatable, Sendable {
  /// Keys that the hottest key becomes, 2, 4, 8 …
  public let parts: Int
  /// Cores of the plan then.
  public let totalCores: Cores
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
        return HotKeySplit(parts: parts, totalCores: plan.totalCores)
      }
      parts *= 2
    }
    return nil
  }
}

extension Workload {
  /// The same with every hottest key spread evenly over several.
  fileprivate func splittingHottestKey(by parts: Int) -> Workload {
    var workload = self
    workload.hotKeyShare /= Double(parts)
    for index in workload.statements.indices {
      workload.statements[index].hotKeyShare = statements[index].hotKeyShare.map {
        $0 / Double(parts)
      }
      workload.statements[index].state?.keys = min(
        (statements[index].state?.keys ?? 0) * Double(parts), Allowed.keys.upperBound)
    }
    return workload
  }
}
