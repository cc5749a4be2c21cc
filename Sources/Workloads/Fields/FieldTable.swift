/// The fields of one kind of mapping, in the order in which pages show them.
public struct FieldTable<Subject: Sendable>: Sendable {
  public let fields: [FieldDescription<Subject>]
  /// A subject with what holds when no key is given.
  public let defaults: Subject
  /// The keys that hold others and have a table of their own in the reference.
  public let groups: [FieldGroup]
  /// The fields that snapshots keep, in their order there.
  public let recorded: [FieldDescription<Subject>]

  public init(
    _ fields: [FieldDescription<Subject>], defaults: Subject, groups: [FieldGroup] = []
  ) {
    self.fields = fields
    self.defaults = defaults
    self.groups = groups
    recorded = Self.inOrderOfRecording(fields)
  }

  /// The field of a name in snapshots; nil for a name that this program does not know.
  public func recorded(as name: String) -> FieldDescription<Subject>? {
    recorded.first { $0.recording?.name == name }
  }

  private static func inOrderOfRecording(_ fields: [FieldDescription<Subject>])
    -> [FieldDescription<Subject>]
  {
    let fixed = fields.filter { $0.position != nil }
    return fixed.sorted { ($0.position ?? 0) < ($1.position ?? 0) }
      + fields.filter { $0.recording?.form == .whenSet }
  }
}

extension FieldDescription {
  fileprivate var position: Int? {
    if case .fixed(let position, _) = recording?.form { position } else { nil }
  }
}

/// A key that holds other keys.
public struct FieldGroup: Sendable {
  public let key: String
  /// What holds without it, as the reference says it.
  public let without: String
  /// What it means: one line of Markdown.
  public let meaning: String
  /// Whether it may be left out although keys in it must be there.
  public let isOptional: Bool

  init(_ key: String, without: String, _ meaning: String, isOptional: Bool = false) {
    self.key = key
    self.without = without
    self.meaning = meaning
    self.isOptional = isOptional
  }
}
