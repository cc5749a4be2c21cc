/// One stream of records that a workload reads.
public struct Source: Equatable, Sendable {
  /// Peak rate, 1e-9...1e12 records/s; only its share of all sources counts when a cell asks for
  /// another total.
  public var rate: RecordsPerSecond
  /// Bytes of a record as it arrives, 1...10⁹.
  public var recordBytes: Bytes
  /// Partitions, 1...10⁶; nil: not known.
  public var partitions: Int?

  /// A stream of records of one size.
  public init(rate: RecordsPerSecond, recordBytes: Bytes, partitions: Int? = nil) {
    self.rate = rate
    self.recordBytes = recordBytes
    self.partitions = partitions
  }
}
