internal import Workloads
internal import Amounts
internal import Markup
internal import Sizing

/// The nodes of an environment as boxes to scale: cores above, memory below, a box for each
/// process with its workload's number in it, what is free left blank.
struct PackingDrawing {
  let plan: EnvironmentPlan

  /// Each node is drawn up to here; above, equal neighbours are drawn once.
  private static let mostNodes = 40
  private static let width = 150.0
  private static let coresHeight = 24.0
  private static let memoryTop = 26.0
  private static let memoryHeight = 8.0

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
    Each box is a node, with its cores above and its memory below. A number refers to a workload in \
    the table, a framed box without a number is a JobManager, and blank space is free.\
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
        box("frame", x: 0, width: Self.width, y: 0, height: Self.coresHeight)
        box("frame", x: 0, width: Self.width, y: Self.memoryTop, height: Self.memoryHeight)
        processes(group.node)
      }
      Tag.small { group.title }
    }
  }

  /// The processes from the left, each as wide as its part of the node.
  private func processes(_ node: ClusterPlan.Node) -> [HTML] {
    let core = Self.width / plan.plan.shape.cores.value
    let byte = Self.width / plan.plan.shape.memory.value
    var drawn: [HTML] = []
    var (cores, memory) = (0.0, 0.0)
    for pod in node.pods {
      let (wide, deep) = (pod.size.cores.value * core, pod.size.memory.value * byte)
      let name = pod.role == .taskManager ? "task-manager" : "job-manager"
      for _ in 0..<pod.count {
        drawn.append(box(name, x: cores, width: wide, y: 0, height: Self.coresHeight))
        drawn.append(
          box(name, x: memory, width: deep, y: Self.memoryTop, height: Self.memoryHeight))
        if pod.role == .taskManager { drawn += number(of: pod, at: cores + wide / 2, room: wide) }
        cores += wide
        memory += deep
      }
    }
    return drawn
  }

  private func number(of pod: ClusterPlan.Pod, at x: Double, room: Double) -> [HTML] {
    guard let tenant = plan.tenant(of: pod), room >= 17 else { return [] }
    return [
      Tag.text(Attribute("x", px(x)), Attribute("y", "16"), Attribute("text-anchor", "middle")) {
        String(tenant.number)
      }
    ]
  }

  /// Half a pixel inside its place, so that neighbours stay apart.
  private func box(
    _ name: String, x: Double, width: Double, y: Double, height: Double
  ) -> HTML {
    Tag.rect(
      .class(name), Attribute("x", px(x + 0.5)), Attribute("y", px(y + 0.5)),
      Attribute("width", px(max(width - 1, 0.5))), Attribute("height", px(height - 1)))
  }

  /// A length with at most two decimals.
  private func px(_ length: Double) -> String { Exact.number((length * 100).rounded() / 100) }
}

/// Neighbouring nodes that carry the same.
struct NodeGroup {
  /// The place of the first, from 1.
  var first: Int
  var count: Int
  var node: ClusterPlan.Node

  var title: String {
    count == 1 ? "Node \(first)" : "Nodes \(first) to \(first + count - 1)"
  }

  /// The nodes one by one, or with equal neighbours as one.
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
