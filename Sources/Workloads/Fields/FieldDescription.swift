public import Sizing

/// One key of a file, described once. Reading, snapshots, digests, the workload's page, comparisons,
/// JSON Schemas and the reference's tables are made from these descriptions, so that a key that is
/// not described can't be read, and one that is described is known to all of them.
///
/// A class, as the code that makes a hundred of them in place would take a tenth of what the browser
/// loads.
public final class FieldDescription<Subject>: Sendable {
  /// Its keys from the top of the mapping down: `source.rate`.
  public let path: String
  /// The keys of its path.
  public let keys: [String]
  /// What it holds, how it is got from the subject, and how reading sets it.
  public let kind: FieldKind<Subject>
  public let presence: Presence
  /// What it means: one line of Markdown, as the reference's tables show it.
  public let meaning: String
  /// How the workload's page shows it; nil where the page shows it in some other way than a fact.
  public let fact: PageFact?
  /// How snapshots, digests and comparisons keep it; nil for what decides no figure.
  public let recording: Recording<Subject>?

  public init(
    _ path: String, _ kind: FieldKind<Subject>, _ presence: Presence, _ meaning: String,
    fact: PageFact? = nil, recorded recording: Recording<Subject>?
  ) {
    self.path = path
    keys = path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    self.kind = kind
    self.presence = presence
    self.meaning = meaning
    self.fact = fact
    self.recording = recording
  }

  /// What snapshots keep of it; nil when it is absent.
  public func recorded(of subject: Subject) -> FieldValue? {
    if let value = recording?.value { return value(subject) }
    return kind.value(of: subject)
  }
}

/// Whether a key must be there, and what holds without it.
public enum Presence: Equatable, Sendable {
  case required
  /// Required where another key beside its group is not there, such as `source` without `sources`.
  case requiredWithout(String)
  /// One of several ways to describe state, which statements must do that keep some; without it,
  /// these words hold.
  case ofState(_ without: String)
  /// Nothing holds without it, which the reference says in these words.
  case optional(_ without: String = "none")
  /// Without it, what the subject has from its initializer.
  case defaulted
  /// Without it, an assumption.
  case assumed(Assumption)
}

/// How a workload's page shows a field.
public struct PageFact: Sendable {
  public let label: String
  /// What is shown instead of the field's value, such as the default that applies.
  public let value: (@Sendable (PlannedWorkload) -> FieldValue?)?
  /// The words for an absent value; nil to leave the fact out.
  public let absent: String?
  /// What is made of the value's text.
  public let words: @Sendable (String) -> String

  public init(
    _ label: String, absent: String? = nil,
    value: (@Sendable (PlannedWorkload) -> FieldValue?)? = nil,
    words: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.label = label
    self.absent = absent
    self.value = value
    self.words = words
  }
}
