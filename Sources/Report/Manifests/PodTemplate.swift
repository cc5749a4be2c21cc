internal import Workloads

/// What all pods of a cluster have in common.
struct PodTemplate {
  /// The container that Flink runs in, as the operators know it.
  static let container = "flink-main-container"

  let nodeSelector: (label: String, value: String)?
  /// The jars that the image enables, by semicolons.
  let plugins: String?

  /// Nil when there is nothing to say.
  var entry: YAMLNode.Entry? {
    let parts = [selector, containers].compactMap { $0 }
    return parts.isEmpty
      ? nil : .init("podTemplate", .keys(.init("spec", .mapping(parts))))
  }

  private var selector: YAMLNode.Entry? {
    nodeSelector.map { .init("nodeSelector", .keys(.init($0.label, .text($0.value)))) }
  }

  private var containers: YAMLNode.Entry? {
    plugins.map { plugins in
      let variable = YAMLNode.keys(
        .init("name", .text(StoragePlugin.variable)), .init("value", .text(plugins)))
      let container = YAMLNode.keys(
        .init("name", .text(Self.container)), .init("env", .list([variable])))
      return .init("containers", .list([container]))
    }
  }
}
