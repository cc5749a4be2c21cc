public import Diagnostics

/// The keys of a mapping while it is read. Asking for a key makes it known.
public final class Keys {
  public let location: SourceLocation
  private let entries: [(key: Value, value: Value)]
  /// The name of each entry's key; a key that is no scalar has none.
  private let entryNames: [String?]
  private let origin: Origin
  /// The keys that were asked for so far, which are those that this mapping may have.
  public private(set) var asked: [String] = []
  /// The first place of each name, for mappings of many keys: those with the names of things.
  private lazy var places = Dictionary(
    entryNames.enumerated().compactMap { index, name in name.map { ($0, index) } },
    uniquingKeysWith: { first, _ in first })
  /// Keys that older files may still have.
  private var retired: [String] = []

  init(_ entries: [(key: Value, value: Value)], location: SourceLocation, origin: Origin) {
    self.location = location
    self.origin = origin
    self.entries = entries
    entryNames = entries.indices.map { entries[$0].key.scalar }
    asked.reserveCapacity(16)
  }

  /// The keys as written, in the file's order; for mappings whose keys are names.
  public var names: [Value] { entries.map(\.key) }

  /// Whether one of the keys is among these.
  public func holdsAny(of some: Set<String>) -> Bool {
    entryNames.contains { $0.map(some.contains) == true }
  }

  /// The value of a key, or nil when it is absent or empty.
  public func value(_ key: String) -> Value? {
    asked.append(key)
    guard let place = place(of: key) else { return nil }
    let value = entries[place].value
    return value.isNull ? nil : value
  }

  /// The place of a key's first entry.
  private func place(of key: String) -> Int? {
    entries.count > 32 ? places[key] : entryNames.firstIndex { $0 == key }
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
    guard let place = place(of: key) else { return }
    origin.problems.add(
      .warning(
        "retired-key", "'\(key)' is not used anymore", at: entries[place].key.location, hint: hint))
  }

  /// Where a key stands, or the mapping when it is not there.
  public func location(of key: String) -> SourceLocation {
    place(of: key).map { entries[$0].value.location } ?? location
  }

  /// The keys that nobody asked for.
  var unknown: [Value] {
    let isKnown = isKnown
    return entryNames.indices.filter { !isKnown(entryNames[$0] ?? "") }.map { entries[$0].key }
  }

  /// Whether a name was asked for. Few keys are looked up faster without a set.
  private var isKnown: (String) -> Bool {
    guard entries.count > 32 else {
      return { self.asked.contains($0) || self.retired.contains($0) }
    }
    let known = Set(asked + retired)
    return { known.contains($0) }
  }

  /// The key that was asked for and is nearest to a name.
  func nearest(to name: String) -> String? { Nearest.match(for: name, among: asked) }

  func rejectUnknown() {
    let isKnown = isKnown
    for (place, name) in entryNames.enumerated() {
      guard let name else {
        entries[place].key.wrongType(expected: "a key")
        continue
      }
      if isKnown(name) { continue }
      entries[place].key.reject(
        "unknown-key", "unknown key '\(name.shortened)'",
        hint: Nearest.hint(for: name, among: asked, "known keys are", most: 12))
    }
  }
}
