internal import Workloads

/// The plugin through which Flink reaches an object store. Its jar is in the image's `opt/` folder,
/// and the image's start script enables it when `ENABLE_BUILT_IN_PLUGINS` names it.
///
/// - Source: Confluent, "How to Set Up Checkpointing to AWS S3 with Confluent Manager for Apache
///   Flink"; Flink 1.20, "Docker Setup", using filesystem plugins.
enum StoragePlugin {
  static let variable = "ENABLE_BUILT_IN_PLUGINS"

  /// The jars that an image has to enable, by semicolons; nil for a store that needs none, and where
  /// nothing is known of the image.
  static func jars(image: String, flink: FlinkSettings) -> String? {
    if let named = flink.plugins { return named.isEmpty ? nil : named }
    guard usesS3(flink), let version = version(of: image) else { return nil }
    return "flink-s3-fs-hadoop-\(version).jar"
  }

  /// What a reader has to see to; nil when the manifest says it all.
  static func advice(image: String, flink: FlinkSettings) -> String? {
    guard usesS3(flink), flink.plugins == nil, version(of: image) == nil else { return nil }
    return """
      the image must contain the plugin for \(flink.storage.prefix { $0 != ":" })://; flink.plugins in \
      handbook.yaml names one to enable
      """
  }

  private static func usesS3(_ flink: FlinkSettings) -> Bool {
    ["s3://", "s3a://"].contains { flink.storage.hasPrefix($0) }
  }

  /// The version in the names of the jars: `1.20.1` of `flink:1.20.1-java17`, `1.19.2-cp1` of
  /// `confluentinc/cp-flink:1.19.2-cp1`. Nil for other images, and for tags that leave out the patch.
  private static func version(of image: String) -> String? {
    let parts = image.split(separator: "/").last?.split(separator: ":") ?? []
    guard parts.count == 2, ["flink", "cp-flink"].contains(parts[0]) else { return nil }
    let words = parts[1].split(separator: "-")
    let numbers = words.first?.split(separator: ".") ?? []
    guard numbers.count == 3, numbers.allSatisfy({ Int($0) != nil }) else { return nil }
    let build = parts[0] == "cp-flink" ? words.dropFirst().first.map { "-" + $0 } ?? "" : ""
    return String(words[0]) + build
  }
}
