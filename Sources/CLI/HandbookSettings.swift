internal import Diagnostics
internal import Pages
internal import Publishing
internal import Reading
internal import Comparison
internal import Settings
internal import Site
internal import Workloads

/// All parts of `handbook.yaml`, each read by the module that it is for.
struct HandbookSettings {
  var site = SiteSettings()
  var capacity = CapacitySettings()
  /// What a comparison may find changed.
  var comparison = ComparisonSettings()
  var publishing = PublishSettings()

  /// Reads the file, and adds what is wrong with it to `problems`; it has its defaults then.
  init(_ content: FileTree, problems: Problems) {
    guard let value = Self.root(content, problems: problems) else { return }
    // A key is known when any of the parts asks for it.
    _ = value.mapping { keys -> Void? in
      site = SiteSettings(reading: keys)
      capacity = CapacitySettings(reading: keys)
      comparison = ComparisonSettings(reading: keys)
      publishing = PublishSettings(reading: keys)
    }
  }

  private static let file = "handbook.yaml"

  private static func root(_ content: FileTree, problems: Problems) -> Value? {
    let place = SourceLocation(file: file)
    guard content.contains(file), let bytes = try? content.read(file) else {
      problems.add(
        .error(
          "no-handbook", "no handbook.yaml in the content folder", at: place,
          hint: "create one with 'title: Our handbook'"))
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.add(.error("invalid-utf8", "not valid UTF-8", at: place))
      return nil
    }
    let before = problems.all.count
    let value = YAML.parse(text, file: file, problems: problems)
    if value == nil, problems.all.count == before {
      problems.add(.error("empty-file", "handbook.yaml is empty", at: place))
    }
    return value
  }
}
