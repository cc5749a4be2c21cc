internal import Settings
internal import Sizing
internal import Workloads

extension NamedSource {
  /// One of several sources; nil when something that must be there is missing or wrong.
  init?(reading keys: Keys) {
    var reader = FieldReader(SourceFields.table.defaults)
    guard let source = reader.read(SourceFields.table, from: keys) else { return nil }
    source.checkMean(reader.used["mean"])
    self = source
  }

  /// A mean rate above the peak says that one of them is wrong.
  func checkMean(_ value: Value?) {
    guard let value, let meanRate, meanRate > source.rate else { return }
    value.reject(
      "mean-above-peak", "the mean rate is above the peak rate",
      hint: "'rate' is the peak, 'mean' the average over a whole day")
  }
}

extension Value {
  /// A name, or a list of names.
  func names() -> [String]? {
    if scalar != nil { return text().map { [$0] } }
    guard let values = list() else { return nil }
    let names = values.compactMap { $0.text() }
    return names.count == values.count ? names : nil
  }

  /// The sources of a workload; nil when one can't be used.
  func sources() -> [NamedSource]? {
    guard let values = list() else { return nil }
    if values.isEmpty {
      reject("no-sources", "a workload needs at least one source")
      return nil
    }
    let sources = values.uniquelyNamed("duplicate-source", "sources") {
      NamedSource(reading: $0)
    } named: {
      $0.name
    }
    if let sources { values.questionMeans(of: sources) }
    return sources
  }
}

extension [Value] {
  /// Without the mean rate of one source, that of the workload is not known.
  fileprivate func questionMeans(of sources: [NamedSource]) {
    guard sources.contains(where: { $0.meanRate != nil }) else { return }
    for (value, source) in zip(self, sources) where source.meanRate == nil {
      value.warn(
        "missing-mean",
        "the source '\(source.name)' has no mean rate, so those of the other sources change nothing",
        hint: "add 'mean' to every source, or to none")
    }
  }
}

extension [Value] {
  /// Mappings read one by one; nil when one can't be used. A name that was there before is told of.
  func uniquelyNamed<Part>(
    _ id: String, _ kind: String, read: (Keys) -> Part?, named name: (Part) -> String
  ) -> [Part]? {
    var seen: Set<String> = []
    let parts = compactMap { value in
      value.mapping { keys -> Part? in
        guard let part = read(keys) else { return nil }
        if !seen.insert(name(part)).inserted {
          keys.value("name")?.reject(
            id, "two \(kind) are named '\(name(part))'", hint: "rename one of them")
        }
        return part
      }
    }
    return parts.count == count ? parts : nil
  }
}
