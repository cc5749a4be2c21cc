internal import Settings
internal import Workloads

extension FlinkSettings {
  init(reading keys: Keys) {
    var reader = FieldReader(FlinkFields.table.defaults)
    self = reader.read(FlinkFields.table, from: keys) ?? reader.subject
  }
}

extension Value {
  /// A version as the operators write it: `v1_20`.
  func flinkVersion() -> String? {
    guard let version = text() else { return nil }
    let numbers = version.dropFirst().split(separator: "_", omittingEmptySubsequences: false)
    if version.hasPrefix("v"), numbers.count == 2, numbers.allSatisfy({ Int($0) != nil }) {
      return version
    }
    reject(
      "not-a-flink-version", "'\(version)' is no Flink version",
      hint: "the operators write Flink 1.20 as 'v1_20'")
    return nil
  }
}
