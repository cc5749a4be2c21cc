/// A version of Flink whose options are known, as the operators write it.
///
/// The names that manifests use were looked up in the distributions of 1.17 to 1.20 and 2.3. Before
/// 1.17 Flink has other names for a dozen of them and ignores ours, among them `state.backend.type`
/// and `high-availability.type`.
public enum FlinkVersion: String, CaseIterable, Sendable {
  case flink117 = "v1_17"
  case flink118 = "v1_18"
  case flink119 = "v1_19"
  case flink120 = "v1_20"
  case flink20 = "v2_0"
  case flink21 = "v2_1"
  case flink22 = "v2_2"
  case flink23 = "v2_3"
}

/// Confluent's own images, for handbooks that name none.
extension FlinkVersion {
  /// An image of applications; nil for versions that Confluent has none of, or none that we know.
  ///
  /// - Source: the images' tags in Confluent's documentation of applications (1.19) and in public
  ///   deployments (later ones), looked up on 2026-11-26.
  public var applicationImage: String? {
    switch self {
    case .flink117, .flink118: nil
    case .flink119: "confluentinc/cp-flink:1.19.3-cp1"
    case .flink120: "confluentinc/cp-flink:1.20.5-cp2-java17"
    case .flink20: "confluentinc/cp-flink:2.0.2-cp3"
    case .flink21: "confluentinc/cp-flink:2.1.2-cp1-java21"
    case .flink22: "confluentinc/cp-flink:2.2.0-cp2-java21"
    case .flink23: nil
    }
  }

  /// An image of compute pools; nil for versions that run no statements.
  ///
  /// - Source: Confluent, "Flink Versions for Statements".
  public var poolImage: String? {
    switch self {
    case .flink119: "confluentinc/cp-flink-sql:1.19-cp11"
    case .flink23: "confluentinc/cp-flink-sql:2.3-cmf2.5-cp1"
    case .flink117, .flink118, .flink120, .flink20, .flink21, .flink22: nil
    }
  }

  /// As Flink's own releases are numbered: `1.20`.
  public var number: String {
    String(rawValue.dropFirst().map { $0 == "_" ? "." : $0 })
  }

  /// The version that the tag of one of Flink's or Confluent's images names, as in `flink:1.20.1`. Nil
  /// for other images, whose tags may count anything, for other tags and for versions not known.
  public init?(ofImage image: String) {
    let name = image.split(separator: "@").first?.split(separator: "/").last ?? ""
    let parts = name.split(separator: ":")
    guard parts.count == 2, ["flink", "cp-flink", "cp-flink-sql"].contains(parts[0]) else {
      return nil
    }
    let release = parts[1].prefix { $0 != "-" && $0 != "_" }.split(separator: ".")
    guard release.count >= 2 else { return nil }
    self.init(rawValue: "v\(release[0])_\(release[1])")
  }
}
