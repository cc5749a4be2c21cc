extension CalendarDay {
  /// What to write instead of a text that is no day: the same day, where it is one in another spelling.
  public static func advice(on text: String) -> String {
    let days = readings(of: text).map { "'\($0)'" }
    if days.isEmpty { return "a date is a year, a month and a day, such as '2026-12-31'" }
    return "write " + days.joined(separator: " or ")
      + (days.count > 1 ? ", whichever is meant" : "")
  }

  /// `31.12.2026`, `12/31/2026`, `2026/12/31`, `20261231`, `2026-1-5` and a day with its time.
  private static func readings(of text: String) -> [CalendarDay] {
    let date = text.prefix { $0 != "T" && $0 != " " }
    if date.utf8.count == 8, Int(date) != nil {
      return [day(date.prefix(4), date.dropFirst(4).prefix(2), date.suffix(2))].compactMap { $0 }
    }
    let parts = date.split(omittingEmptySubsequences: false) { ".-/".contains($0) }
    guard parts.count == 3 else { return [] }
    if parts[0].utf8.count == 4 { return [day(parts[0], parts[1], parts[2])].compactMap { $0 } }
    guard parts[2].utf8.count == 4 else { return [] }
    let dayFirst = day(parts[2], parts[1], parts[0])
    // Points stand only in dates that begin with the day.
    let monthFirst = date.contains(".") ? nil : day(parts[2], parts[0], parts[1])
    return dayFirst == monthFirst
      ? [dayFirst].compactMap { $0 } : [dayFirst, monthFirst].compactMap { $0 }
  }

  private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> CalendarDay? {
    func padded(_ number: Substring) -> String {
      number.utf8.count == 1 ? "0\(number)" : "\(number)"
    }
    return CalendarDay("\(year)-\(padded(month))-\(padded(day))")
  }
}
