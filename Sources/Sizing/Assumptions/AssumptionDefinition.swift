/// A default: its names, its value, and where it comes from.
public struct AssumptionDefinition: Equatable, Sendable {
  /// The assumption defined.
  public let assumption: Assumption
  /// Its key in files.
  public let name: String
  /// What it is, in words for people.
  public let title: String
  /// Its symbol in the equations.
  public let symbol: String
  /// What its number counts.
  public let unit: Unit
  /// The default value.
  public let defaultValue: Double
  /// The values it may take.
  public let range: ClosedRange<Double>
  /// Where the default comes from.
  public let source: String

  init(
    _ assumption: Assumption, _ name: String, _ symbol: String, _ unit: Unit, _ value: Double,
    in range: ClosedRange<Double>, _ title: String, source: String
  ) {
    self.assumption = assumption
    self.name = name
    self.title = title
    self.symbol = symbol
    self.unit = unit
    self.defaultValue = value
    self.range = range
    self.source = source
  }
}
