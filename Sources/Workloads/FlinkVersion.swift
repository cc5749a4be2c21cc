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
