internal import Settings
internal import Workloads

extension FlinkSettings {
  init(reading keys: Keys) {
    var reader = FieldReader(FlinkFields.table.defaults)
    self = reader.read(FlinkFields.table, from: keys) ?? reader.subject
    image = Self.image(
      image, for: version, known: version.applicationImage, given: reader.used["image"],
      askedBy: reader.used["version"], key: "flink.image")
    sqlImage = Self.image(
      sqlImage, for: sqlVersion, known: sqlVersion.poolImage, given: reader.used["sql.image"],
      askedBy: reader.used["sql.version"], key: "flink.sql.image")
  }

  /// The image of a version. One that nobody named follows the version, and one of another version
  /// would run with options and state that are not its own.
  ///
  /// - Parameters:
  ///   - given: the image as it was written; nil when it was not.
  ///   - asking: the version as it was written; nil when it was not.
  private static func image(
    _ image: String, for version: FlinkVersion, known: String?, given: Value?,
    askedBy asking: Value?, key: String
  ) -> String {
    let versionKey = key.replacing("image", with: "version")
    if let given {
      if let other = FlinkVersion(ofImage: image), other != version {
        given.warn(
          "other-flink-version",
          "the image is for Flink \(other.number), but '\(versionKey)' is '\(version.rawValue)'",
          hint:
            "write '\(versionKey): \(other.rawValue)', or name an image for Flink \(version.number)"
        )
      }
      return image
    }
    if known == nil {
      asking?.reject(
        "no-flink-image", "no Confluent image for Flink \(version.number) is known",
        hint: "name an image with '\(key)', or use another version")
    }
    return known ?? image
  }
}

extension Value {
  /// A version as the operators write it: `v1_20`.
  func flinkVersion() -> FlinkVersion? {
    guard let text = text() else { return nil }
    if let known = FlinkVersion(rawValue: text) { return known }
    let names = FlinkVersion.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    reject(
      "not-a-flink-version", "'\(text)' is not a Flink version whose options are known",
      hint: "one of \(names)")
    return nil
  }
}
