internal import Report

/// How many gates fail a command, in words; nil for none.
enum GateCount {
  static func crossed(_ count: Int) -> String? {
    count == 0 ? nil : Report.Format.counted(count, "gate is crossed", "gates are crossed")
  }

  static func unchecked(_ count: Int) -> String? {
    count == 0
      ? nil : Report.Format.counted(count, "gate can't be checked", "gates can't be checked")
  }
}
