internal import Markup
public import Pages
public import Workloads

/// All workloads as a script that the fleet map loads with the first touch: pages from a folder may load
/// nothing else.
public struct FleetText: Sendable {
  /// The line before each workload's text.
  public static let start = "[workload]"

  private let workloads: [PlannedWorkload]

  public init(_ workloads: [PlannedWorkload]) { self.workloads = workloads }

  public var text: String {
    workloads.map { Self.start + "\n" + WorkloadText($0).text }.joined(separator: "\n")
  }

  public var resource: Resource {
    Resource(path: "assets/fleet.js") {
      var json = JSON()
      json.value(text)
      return Array("headroom.fleet=".utf8) + json.bytes + Array(";\n".utf8)
    }
  }
}
