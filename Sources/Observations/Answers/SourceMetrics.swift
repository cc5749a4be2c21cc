/// Which metrics of a source vertex count what the source gave.
struct SourceMetrics {
  /// Records that its first operator has given.
  let recordsOut: String?
  /// Bytes that its first operator has taken, where the connector counts them.
  let bytesIn: String?
  /// Partitions by topic and number, where the connector names them.
  let partitions: Int?

  /// - Parameters:
  ///   - names: all of the vertex's metrics.
  ///   - vertex: the vertex's name, a chain of operators: `Source: orders[1] -> Calc[2]`.
  init(_ names: [String], vertex: String) {
    let prefix = Self.metricName(of: Self.firstOperator(of: vertex))
    let known = Set(names)
    let records = names.filter { $0.hasSuffix(".numRecordsOut") }.sorted()
    let chosen =
      known.contains(prefix + ".numRecordsOut")
      ? prefix + ".numRecordsOut" : records.first { $0.hasPrefix("Source") } ?? records.first
    recordsOut = chosen
    let bytes = chosen.map { String($0.dropLast(".numRecordsOut".count)) + ".numBytesIn" }
    bytesIn = bytes.flatMap { known.contains($0) ? $0 : nil }
    let offsets = names.filter {
      $0.contains(".partition.") && $0.hasSuffix(".currentOffset")
    }
    partitions = offsets.isEmpty ? nil : Set(offsets).count
  }

  var all: [String] { [recordsOut, bytesIn].compactMap { $0 } }

  /// The first of a chain, as the vertex names it.
  static func firstOperator(of vertex: String) -> String {
    vertex.firstRange(of: " -> ").map { String(vertex[..<$0.lowerBound]) } ?? vertex
  }

  /// What counts the records that an operator takes.
  static func recordsIn(ofOperator name: String) -> String {
    metricName(of: name) + ".numRecordsIn"
  }

  /// What counts the records that an operator gives.
  static func recordsOut(ofOperator name: String) -> String {
    metricName(of: name) + ".numRecordsOut"
  }

  /// As Flink writes an operator into the names of its metrics: blanks and some signs are `_`.
  private static func metricName(of operatorName: String) -> String {
    String(operatorName.map { " :,.".contains($0) ? "_" : $0 })
  }
}
