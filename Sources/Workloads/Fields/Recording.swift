/// How snapshots and digests keep a field, and what comparisons call it.
public struct Recording<Subject>: Sendable {
  /// Its flat name in a snapshot's `input`.
  public let name: String
  /// Its name in the sentence of a comparison.
  public let label: String
  public let form: Form
  /// What is kept instead of the key's own value, such as the default that applies.
  public let value: (@Sendable (Subject) -> FieldValue?)?

  public enum Form: Equatable, Sendable {
    /// Among the fields of the first release, at this position in snapshots and digests. Positions
    /// never change, because recorded digests would.
    case fixed(Int, Absence)
    /// Added later: kept by its name and only where it is set, so that workloads without it keep
    /// the digests that were recorded before it existed.
    case whenSet
  }

  /// What stands for an absent value of a fixed field.
  public enum Absence: Equatable, Sendable {
    /// `null` in snapshots, nothing in digests.
    case null
    /// Nothing in snapshots and in digests.
    case omitted
    /// Nothing in snapshots, 0 in digests.
    case zero
  }

  /// A field of the first release.
  static func fixed(
    _ position: Int, _ name: String, _ label: String? = nil, absent: Absence = .omitted,
    value: (@Sendable (Subject) -> FieldValue?)? = nil
  ) -> Recording {
    Recording(name: name, label: label ?? name, form: .fixed(position, absent), value: value)
  }

  /// A field that came later.
  static func whenSet(
    _ name: String, _ label: String? = nil, value: (@Sendable (Subject) -> FieldValue?)? = nil
  ) -> Recording {
    Recording(name: name, label: label ?? name, form: .whenSet, value: value)
  }
}
