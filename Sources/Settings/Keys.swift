public import Diagnostics

/// The keys of a mapping while it is read. Asking for a key makes it known.
public final class Keys {
  public let location: SourceLocation
  /// In the file's order; a key that is no scalar has no name.
  private let entries: [(name: String?, key: Value, value: Value)]
  private let origin: Origin
  /// The keys that were asked for so far, which are those that this mapping may have.
  public private(set) var asked: [String] = []
  /// The first place of each name, for mappings of many keys: those with the names of things.
  private lazy var places = Dictionary(
    entries.enumerated().compactMap { index, entry in entry.name.map { ($0, index) } },
    uniquingKeysWith: { first, _ in first })
  /// Keys that older files may still have.
  private var retired: [String] = []

  init(_ entries: [(key: Value, value: Value)], location: SourceLocation, origin: Origin) {
    self.location = location
    self.origin = origin
    self.entries = entries.map { ($0.key.scalar, $0.key, $0.value) }
  }

  /// The keys as written, in the file's order; for mappings whose keys are names.
  public var names: [Value] { entries.map(\.key) }

  /// The value of a key, or nil when it is absent or empty.
  public func value(_ key: String) -> Value? {
    asked.append(key)
    guard let entry = entry(key) else { return nil }
    return entry.value.isNull ? nil : entry.value
  }

  private func entry(_ key: String) -> (name: String?, key: Value, value: Value)? {
    if entries.count > 32 { return places[key].map { entries[$0] } }
    // By its number: a look at an entry would copy it.
    return entries.indices.first { entries[$0].name == key }.map { entries[$0] }
  }

  /// The value of a key that must be there.
  public func required(_ key: String) -> Value? {
    if let value = value(key) { return value }
    origin.problems.add(
      .error("missing-key", "'\(key)' is missing", at: location, hint: "add '\(key):' here"))
    return nil
  }

  /// Says of a key that older files have what replaced it, if it is there.
  public func retire(_ key: String, hint: String) {
    retired.append(key)
    guard let entry = entry(key) else { return }
    origin.problems.add(
      .warning(
        "retired-key", "'\(key)' is not used anymore", at: entry.key.location, hint: hint))
  }

  /// Where a key stands, or the mapping when it is not there.
  public func location(of key: String) -> SourceLocation {
    entry(key)?.value.location ?? location
  }

  func rejectUnknown() {
    // Few keys are looked up faster without a set.
    let many = entries.count > 32 ? Set(asked + retired) : nil
    for (name, key, _) in entries {
      guard let name else {
        key.wrongType(expected: "a key")
        continue
      }
      if many?.contains(name) ?? (asked.contains(name) || retired.contains(name)) { continue }
      key.reject(
        "unknown-key", "unknown key '\(name.shortened)'",
        hint: Nearest.hint(for: name, among: asked, "known keys are", most: 12))
    }
  }
}
