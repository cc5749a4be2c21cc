internal import Comparison

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension CalendarDay {
  /// The day that `--today` names, or else today.
  init(named text: String?) throws {
    if let text {
      guard let day = CalendarDay(text) else {
        throw Failure.usage(
          "--today '\(text)' is not a date", hint: CalendarDay.advice(on: text))
      }
      self = day
      return
    }
    guard let day = Clock.today else { throw Failure.machine("cannot read the clock") }
    self = day
  }
}

/// The one place that asks what day it is.
enum Clock {
  /// Today in UTC, so that a waiver ends everywhere at once.
  static var today: CalendarDay? {
    var now = time(nil)
    var parts = tm()
    guard gmtime_r(&now, &parts) != nil else { return nil }
    let fields = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let texts = fields.map { $0 < 10 ? "0\($0)" : String($0) }
    return CalendarDay(texts.joined(separator: "-"))
  }
}
