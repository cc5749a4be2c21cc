/// What a field holds, as programs keep it.
public enum FieldValue: Equatable, Sendable {
  case text(String)
  /// In base units.
  case number(Double)

  /// Names in their order; nil for none.
  init?(names: [String]) {
    if names.isEmpty { return nil }
    self = .text(names.joined(separator: ", "))
  }
}

/// How people read a field's number.
public enum Notation: Sendable {
  case text
  case rate
  /// Bytes by 1,024, as memory is given.
  case memory
  /// Bytes by 1,000, as data is kept.
  case data
  case bandwidth
  case duration
  case share
  /// With a multiplier: 50M.
  case count
  /// At most three figures.
  case figure
}
