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
  func flinkVersion() -> FlinkVersion? {
    guard let text = text() else { return nil }
    if let known = FlinkVersion(rawValue: text) { return known }
    let names = FlinkVersion.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    reject(
      "not-a-flink-version", "'\(text)' is no version of Flink whose options are known",
      hint: "one of \(names)")
    return nil
  }
}
