/// A day of the calendar, as `2026-11-03`.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// Nil for anything but a day that exists, in that spelling.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    description = text
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The spelling sorts as the calendar does.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.description < b.description }
}
