public import Diagnostics

/// A fence that stands for a report, with its `key: value` lines.
public struct Directive: Hashable, Sendable {
  /// One line of the body.
  public struct Field: Hashable, Sendable {
    public var key: String
    public var value: String
    /// Where the key begins.
    public var location: SourceLocation
    /// Where the value begins.
    public var valueLocation: SourceLocation

    public init(
      key: String, value: String, location: SourceLocation, valueLocation: SourceLocation
    ) {
      self.key = key
      self.value = value
      self.location = location
      self.valueLocation = valueLocation
    }
  }

  /// The first word after the fence: `sizing`.
  public var name: String
  /// What follows the name on the same line.
  public var argument: String
  public var fields: [Field]
  /// Where the fence begins.
  public var location: SourceLocation

  public init(
    name: String, argument: String = "", fields: [Field] = [], location: SourceLocation
  ) {
    self.name = name
    self.argument = argument
    self.fields = fields
    self.location = location
  }
}
