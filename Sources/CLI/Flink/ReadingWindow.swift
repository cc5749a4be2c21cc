internal import Amounts

/// How far apart the two readings of a running job are.
enum ReadingWindow {
  private static let range = 20.0...3600

  /// The time that `--window` gives, in seconds.
  static func seconds(of window: String) throws -> Double {
    switch AmountKind.duration.parse(window) {
    case .success(let seconds) where range.contains(seconds): return seconds
    case .success:
      throw Failure.usage(
        "--window '\(window)' is out of range", hint: AmountKind.duration.words(for: range))
    case .failure:
      throw Failure.usage(
        "--window '\(window)' is not a time",
        hint: AmountKind.duration.advice(on: window).hint ?? "write it as '60s'")
    }
  }
}
