internal import Amounts
internal import Settings
internal import Sizing

// Amounts leave the text of a file with their units.

extension Value {
  func bytes(in range: ClosedRange<Double>? = nil) -> Bytes? {
    amount(.bytes, in: range).map { Bytes($0) }
  }

  func seconds(in range: ClosedRange<Double>? = nil) -> Seconds? {
    amount(.duration, in: range).map { Seconds($0) }
  }

  func recordsPerSecond(in range: ClosedRange<Double>? = nil) -> RecordsPerSecond? {
    amount(.rate, in: range).map { RecordsPerSecond($0) }
  }

  func bytesPerSecond(in range: ClosedRange<Double>? = nil) -> BytesPerSecond? {
    amount(.bandwidth, in: range).map { BytesPerSecond($0) }
  }

  /// A share of one.
  func share(in range: ClosedRange<Double> = 0...1) -> Double? { amount(.share, in: range) }

  /// How many of something, perhaps too many for an `Int`.
  func count(in range: ClosedRange<Double>? = nil) -> Double? { amount(.count, in: range) }

  /// A number without a unit.
  func number(in range: ClosedRange<Double>? = nil) -> Double? { amount(.number, in: range) }
}
