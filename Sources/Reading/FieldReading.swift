internal import Settings
internal import Sizing
internal import Workloads

/// Reads the keys that a table describes into a value.
struct FieldReader<Subject: Sendable> {
  /// What is read so far; it begins with what holds without any key.
  private(set) var subject: Subject
  /// Whether everything that must be there was there and could be used.
  private(set) var isComplete = true
  /// The values that were used, by the paths of their fields.
  private(set) var used: [String: Value] = [:]
  /// Groups that may be left out although keys in them must be there.
  private var optionalGroups: Set<String> = []
  private let settings: CapacitySettings
  /// The mapping behind a key of several fields, or nil to leave it out, for tables where this
  /// depends on what was read before.
  private let group: (FieldReader, Keys, String) -> Value?

  init(
    _ subject: Subject, settings: CapacitySettings = CapacitySettings(),
    group: ((FieldReader, Keys, String) -> Value?)? = nil
  ) {
    self.subject = subject
    self.settings = settings
    self.group = group ?? { _, keys, key in keys.value(key) }
  }

  /// The subject with the keys of a mapping; nil when something that must be there is missing or
  /// wrong.
  mutating func read(_ table: FieldTable<Subject>, from keys: Keys) -> Subject? {
    optionalGroups = Set(table.groups.filter { $0.isOptional }.map { $0.key })
    read(table.fields[...], depth: 0, from: keys)
    return isComplete ? subject : nil
  }

  /// Reads fields whose paths agree up to a depth from the mapping there.
  private mutating func read(
    _ fields: ArraySlice<FieldDescription<Subject>>, depth: Int, from keys: Keys
  ) {
    var done: Set<String> = []
    for field in fields {
      let key = field.keys[depth]
      guard done.insert(key).inserted else { continue }
      if field.keys.count == depth + 1 {
        read(field, key, from: keys)
        continue
      }
      let below = fields.filter { $0.keys[depth] == key }
      if optionalGroups.contains(key) {
        guard let value = keys.value(key) else { continue }
        read(below[...], depth: depth + 1, below: value, isRequired: true)
      } else if case .requiredWithout(let other) = field.presence {
        readUnless(keys.value(other), other, key, below[...], depth: depth + 1, from: keys)
      } else if below.contains(where: { $0.presence == .required }) {
        read(below[...], depth: depth + 1, below: keys.required(key), isRequired: true)
      } else {
        read(below[...], depth: depth + 1, below: group(self, keys, key), isRequired: false)
      }
    }
  }

  /// Reads a group that must be there unless another key is, and must not if it is.
  private mutating func readUnless(
    _ other: Value?, _ otherKey: String, _ key: String,
    _ fields: ArraySlice<FieldDescription<Subject>>, depth: Int, from keys: Keys
  ) {
    guard other != nil else {
      read(fields, depth: depth, below: keys.required(key), isRequired: true)
      return
    }
    guard let value = keys.value(key) else { return }
    value.reject(
      "two-forms", "'\(key)' and '\(otherKey)' can't be used together",
      hint: "move the contents of '\(key)' into '\(otherKey)'")
    isComplete = false
  }

  private mutating func read(
    _ fields: ArraySlice<FieldDescription<Subject>>, depth: Int, below value: Value?,
    isRequired: Bool
  ) {
    guard let value else {
      if isRequired { isComplete = false }
      return
    }
    let isMapping: Bool? = value.mapping { keys in
      read(fields, depth: depth, from: keys)
      return true
    }
    if isRequired, isMapping == nil { isComplete = false }
  }

  private mutating func read(_ field: FieldDescription<Subject>, _ key: String, from keys: Keys) {
    let isRequired = field.presence.isRequiredInPlace
    guard let value = isRequired ? keys.required(key) : keys.value(key) else {
      if isRequired { isComplete = false }
      return
    }
    if set(field.kind, from: value) {
      used[field.path] = value
    } else if isRequired || field.kind.isNeededWhenGiven {
      isComplete = false
    }
  }

  /// Whether a field's value could be used.
  private mutating func set(_ kind: FieldKind<Subject>, from value: Value) -> Bool {
    switch kind {
    case .text(let access): set(value.text(), access)
    case .texts(let access): set(value.list()?.compactMap { $0.text() }, access)
    case .names(let access): set(value.names(), access)
    case .flag(let access): set(value.flag(), access)
    case .choice(let kind, let names, let access):
      set(value.choice(of: kind, among: names) { $0 }, access)
    case .whole(let range, let access): set(value.whole(in: range), access)
    case .rate(let range, let access): set(value.recordsPerSecond(in: range), access)
    case .memory(let range, let access), .data(let range, let access):
      set(value.bytes(in: range), access)
    case .bandwidth(let range, let access): set(value.bytesPerSecond(in: range), access)
    case .duration(let range, let access): set(value.seconds(in: range), access)
    case .share(let range, let access): set(value.share(in: range), access)
    case .fraction(let range, let access): set(value.amount(.fraction, in: range), access)
    case .count(let range, let access): set(value.count(in: range), access)
    case .number(let range, let access): set(value.number(in: range), access)
    case .rates(let most, let range, let access):
      set(value.rates(atMost: most, in: range), access)
    case .tiers(let access): set(value.tiers(), access)
    case .flinkVersion(let access): set(value.flinkVersion(), access)
    case .environment(let access):
      set(value.choice(of: "environment", among: settings.environments) { $0.id }, access)
    case .sources(let access): set(value.sources(), access)
    case .machines(let access): set(value.machines(), access)
    case .statements(let access): set(value.statements(), access)
    case .matrix(let access):
      set(value.mapping { MatrixRequest(reading: $0) }, access)
    case .assumptions(let access): set(AssumptionOverrides(reading: value), access)
    }
  }

  private mutating func set<Read>(_ value: Read?, _ access: Access<Subject, Read>) -> Bool {
    guard let value else { return false }
    access.set(&subject, value)
    return true
  }
}

extension FieldKind {
  /// Whether a wrong value is no better than a missing one, although the key may be left out.
  fileprivate var isNeededWhenGiven: Bool {
    switch self {
    case .environment, .sources, .machines, .names: true
    case .text, .texts, .flag, .choice, .whole, .rate, .memory, .data, .bandwidth, .duration,
      .share, .fraction, .count, .number, .rates, .tiers, .flinkVersion, .statements, .matrix,
      .assumptions:
      false
    }
  }
}

extension Presence {
  /// Whether the key must be there where its group is.
  fileprivate var isRequiredInPlace: Bool {
    switch self {
    case .required, .requiredWithout: true
    case .ofState, .optional, .defaulted, .assumed: false
    }
  }
}
