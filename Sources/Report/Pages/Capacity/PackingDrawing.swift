internal import Amounts
internal import Charts
internal import Markup
internal import Sizing
internal import Workloads

/// The nodes of an environment as boxes to scale: cores above, memory below, each workload's processes
/// with its name in its own hue, what is free left blank.
struct PackingDrawing {
  let plan: EnvironmentPlan

  /// Each node is drawn up to here; above, equal neighbors are drawn once.
  private static let mostNodes = 40
  static let width = 240.0
  private static let coresHeight = 24.0
  private static let memoryTop = 26.0
  private static let memoryHeight = 8.0
  static let fontSize = 11.0

  var html: HTML {
    let nodes = plan.plan.nodes
    let groups = NodeGroup.groups(of: nodes, joined: nodes.count > Self.mostNodes)
    let shown = groups.prefix(Self.mostNodes)
    return Tag.figure(.class("packing")) {
      Tag.div(.role("img"), .aria("label", label)) { for group in shown { node(group) } }
      Tag.figcaption {
        caption(hidden: groups.dropFirst(shown.count).map { $0.count }.reduce(0, +))
      }
    }
  }

  private var label: String {
    """
    \(Format.counted(plan.plan.nodes.count, "node")) of \(plan.environment.title) with their \
    processes; the tables below have the same figures
    """
  }

  private func caption(hidden: Int) -> String {
    """
    Each box is a node, with its cores above and its memory below. A name stands for the TaskManagers \
    of a workload, shortened where it does not fit; gray is a JobManager, and blank space is free.\
    \(hidden > 0 ? " \(Format.counted(hidden, "more node")) not drawn." : "")
    """
  }

  private func node(_ group: NodeGroup) -> HTML {
    let height = Self.memoryTop + Self.memoryHeight
    return Tag.span {
      Tag.svg(
        Attribute("viewBox", "0 0 \(px(Self.width)) \(px(height))"),
        Attribute("width", px(Self.width)), Attribute("height", px(height)),
        .aria("hidden", "true")
      ) {
        box("frame", Segments.Part(start: 0, length: Self.width), y: 0, Self.coresHeight)
        box(
          "frame", Segments.Part(start: 0, length: Self.width), y: Self.memoryTop, Self.memoryHeight
        )
        for run in runs(of: group.node) { drawn(run) }
      }
      Tag.small { group.title }
    }
  }

  /// Processes of one workload and size beside each other.
  struct Run: Equatable {
    var cores: Segments.Part
    var memory: Segments.Part
    var count: Int
    /// What fits of the workload's name; empty for JobManagers.
    var name: String
    var style: String
  }

  /// The processes from the left, each as wide as its part of the node.
  func runs(of node: ClusterPlan.Node) -> [Run] {
    let core = Self.width / plan.plan.shape.cores.value
    let byte = Self.width / plan.plan.shape.memory.value
    let cores = Segments(node.pods.map { $0.size.cores.value * core * Double($0.count) })
    let memory = Segments(node.pods.map { $0.size.memory.value * byte * Double($0.count) })
    return node.pods.enumerated().map { index, pod in
      let tenant = pod.role == .taskManager ? plan.tenant(of: pod) : nil
      let title = tenant?.workload.definition.title ?? ""
      return Run(
        cores: cores.parts[index], memory: memory.parts[index], count: pod.count,
        name: TextWidth.shortened(title, to: cores.parts[index].length - 6, size: Self.fontSize),
        style: tenant?.style ?? "job-manager")
    }
  }

  @Content private func drawn(_ run: Run) -> [HTML] {
    box(run.style, run.cores, y: 0, Self.coresHeight)
    box(run.style, run.memory, y: Self.memoryTop, Self.memoryHeight)
    if run.count > 1 { Tag.path(.class("parts"), Attribute("d", dividers(run))) }
    if !run.name.isEmpty {
      Tag.text(Attribute("x", px(run.cores.centre)), Attribute("y", "16")) { run.name }
    }
  }

  /// Short strokes between the processes of a run, clear of its name.
  private func dividers(_ run: Run) -> String {
    let each = run.cores.length / Double(run.count)
    return (1..<run.count).map { "M\(px(run.cores.start + each * Double($0))) 18v5" }.joined()
  }

  /// Half a pixel inside its place, so that neighbors stay apart.
  private func box(_ name: String, _ part: Segments.Part, y: Double, _ height: Double) -> HTML {
    Tag.rect(
      .class(name), Attribute("x", px(part.start + 0.5)), Attribute("y", px(y + 0.5)),
      Attribute("width", px(max(part.length - 1, 0.5))), Attribute("height", px(height - 1)))
  }

  /// A length with at most two decimals.
  private func px(_ length: Double) -> String { Exact.number((length * 100).rounded() / 100) }
}

extension EnvironmentPlan.Tenant {
  /// The class of its hue, by size; the thirteenth has that of the first again.
  var style: String { "hue-\((rank - 1) % 12 + 1)" }
}

/// Neighboring nodes that carry the same.
struct NodeGroup {
  /// The place of the first, from 1.
  var first: Int
  var count: Int
  var node: ClusterPlan.Node

  var title: String {
    count == 1 ? "Node \(first)" : "Nodes \(first) to \(first + count - 1)"
  }

  /// The nodes one by one, or with equal neighbors as one.
  static func groups(of nodes: [ClusterPlan.Node], joined: Bool) -> [NodeGroup] {
    var groups: [NodeGroup] = []
    for (index, node) in nodes.enumerated() {
      if joined, let last = groups.last, last.node == node {
        groups[groups.count - 1].count += 1
      } else {
        groups.append(NodeGroup(first: index + 1, count: 1, node: node))
      }
    }
    return groups
  }
}
