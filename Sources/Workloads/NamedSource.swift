public import Sizing

/// A source with the name its team gave it.
public struct NamedSource: Equatable, Sendable {
  /// Unlike the other sources and the statements of its workload.
  public var name: String
  public var source: Source
  /// Its rate over a whole day; nil: not known.
  public var meanRate: RecordsPerSecond?

  public init(name: String, source: Source, meanRate: RecordsPerSecond? = nil) {
    self.name = name
    self.source = source
    self.meanRate = meanRate
  }

  /// What the only source of a workload is called that gives it no name.
  public static let unnamed = "source"

  /// A source of which nothing is known yet.
  static let blank = NamedSource(
    name: unnamed, source: Source(rate: .zero, recordBytes: .zero))
}
