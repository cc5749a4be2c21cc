public import Diagnostics

/// A Kubernetes or Confluent resource as a manifest describes it: what runs, or what should.
public struct DeployedResource: Equatable, Sendable {
  /// `FlinkDeployment`, `FlinkApplication` or `ComputePool`.
  public var kind: String
  public var name: String
  public var namespace: String?
  /// Its settings in the manifest's order, each once.
  public var settings: [Setting]
  public var location: SourceLocation

  /// One setting of it.
  public struct Setting: Equatable, Sendable {
    /// The keys that lead to it; those of Flink's configuration alone, as Flink names them.
    public var path: String
    public var value: String

    public init(path: String, value: String) {
      self.path = path
      self.value = value
    }
  }

  public init(
    kind: String, name: String, namespace: String? = nil, settings: [Setting],
    location: SourceLocation
  ) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.settings = settings
    self.location = location
  }

  /// The value of a setting; nil where it is not set.
  public subscript(path: String) -> String? { settings.first { $0.path == path }?.value }
}
