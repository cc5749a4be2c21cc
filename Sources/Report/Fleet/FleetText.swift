internal import Markup
public import Pages
public import Workloads

/// All workloads as a script that the fleet map loads with the first touch: pages from a folder may load
/// nothing else.
public struct FleetText: Sendable {
  /// The line before each workload's text.
  public static let start = "[workload]"
  /// The line before the workloads of an environment.
  public static let group = "[group]"

  private let groups: [[PlannedWorkload]]

  /// - Parameter groups: the workloads of each environment, in the order of the map.
  public init(_ groups: [[PlannedWorkload]]) { self.groups = groups }

  public var text: String {
    groups.map { workloads in
      Self.group + workloads.map { "\n\(Self.start)\n\(WorkloadText($0).text)" }.joined()
    }.joined(separator: "\n")
  }

  public var resource: Resource {
    Resource(path: "assets/fleet.js") {
      var json = JSON()
      json.value(text)
      return Array("headroom.fleet=".utf8) + json.bytes + Array(";\n".utf8)
    }
  }
}
