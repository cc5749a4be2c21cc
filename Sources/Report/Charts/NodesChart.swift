internal import Charts
internal import Sizing

/// TaskManagers and the JobManager on the nodes that hold them: a box is as wide as its cores, and
/// its area is its memory.
struct NodesChart {
  /// Nodes drawn of a kind, when there are more than a few.
  static let mostAlike = 3
  static let boxHeight = 44.0
  static let widest = 176.0

  let plan: Plan
  let cluster: ClusterPlan

  init(plan: Plan) {
    self.plan = plan
    cluster = ClusterPlan(
      [ClusterJob(id: 0, plan)], on: NodeShape(cores: plan.nodeCores, memory: plan.nodeMemory),
      fewestNodes: plan.nodes)
  }

  /// Nodes that follow each other and hold the same.
  struct Kind: Equatable {
    var node: ClusterPlan.Node
    var count: Int
    /// How many of them are drawn.
    var drawn: Int { count > NodesChart.mostAlike + 2 ? NodesChart.mostAlike : count }
  }

  var kinds: [Kind] {
    cluster.nodes.reduce(into: []) { kinds, node in
      if kinds.last?.node == node {
        kinds[kinds.count - 1].count += 1
      } else {
        kinds.append(Kind(node: node, count: 1))
      }
    }
  }

  /// Pixels of a core.
  var unit: Double { min(15, Self.widest / plan.nodeCores.value) }

  var flow: ChartFlow {
    ChartFlow(
      title: title, layout: "nodes",
      pieces: kinds.flatMap { kind -> [Chart] in
        let boxes = Array(repeating: node(kind.node), count: kind.drawn)
        return kind.count == kind.drawn ? boxes : boxes + [more(kind.count - kind.drawn)]
      })
  }

  private var title: String {
    """
    \(Format.counted(plan.taskManagers, "TaskManager")) and the JobManager on \
    \(Format.counted(plan.nodes, "node")) of \(Format.counted(plan.nodeCores)).
    """
  }

  private func node(_ node: ClusterPlan.Node) -> Chart {
    let width = plan.nodeCores.value * unit
    var left = 0.0
    var marks: [Mark] = [
      .bar(Bar(x: .pixels(0), width: .pixels(width), y: 0, height: Self.boxHeight, style: "node"))
    ]
    for pod in node.pods {
      for _ in 0..<pod.count {
        let across = pod.size.cores.value * unit
        marks.append(box(pod, left: left, across: across))
        left += across
      }
    }
    return Chart(
      title: "", layout: "piece", width: width, height: Self.boxHeight,
      marks: marks + captions(node))
  }

  /// A process: as wide as its cores and, of its share of the node, as high as its memory.
  private func box(_ pod: ClusterPlan.Pod, left: Double, across: Double) -> Mark {
    let share =
      pod.size.memory / (plan.nodeMemory * (pod.size.cores.value / plan.nodeCores.value))
    let high = max(4, (Self.boxHeight - 4) * min(1, share))
    return .bar(
      Bar(
        x: .pixels(left + 2), width: .pixels(max(across - 4, 2)), y: Self.boxHeight - 2 - high,
        height: high, style: "fill " + (pod.role == .taskManager ? "task-manager" : "job-manager")))
  }

  /// What the node holds, in words under it.
  private func captions(_ node: ClusterPlan.Node) -> [Mark] {
    var lines = node.pods.map { pod in
      pod.role == .taskManager ? Format.counted(pod.count, "TaskManager") : "JobManager"
    }
    if lines.isEmpty { lines = ["spare"] }
    return lines.enumerated().map { index, line in
      .text(
        Label(
          line, x: .pixels(0), y: Self.boxHeight + 16 + Double(index) * 15,
          style: line == "JobManager" ? "job-manager-name" : "quiet"))
    }
  }

  private func more(_ count: Int) -> Chart {
    let text = "+ \(Format.count(count)) more \(count == 1 ? "node" : "nodes")"
    return Chart(
      title: "", layout: "piece", width: 132, height: Self.boxHeight,
      marks: [.text(Label(text, x: .pixels(0), y: Self.boxHeight / 2 + 4, style: "quiet"))])
  }

  var table: Table {
    Table(
      caption: "What runs on the nodes",
      columns: [
        .init(title: "Nodes", isNumber: true), .init(title: "TaskManagers each", isNumber: true),
        .init(title: "JobManagers each", isNumber: true),
        .init(title: "Free cores each", isNumber: true),
        .init(title: "Free memory each", unit: "bytes", isNumber: true),
      ],
      rows: kinds.map { kind in
        Table.Row(cells: [
          Datum(kind.count), Datum(kind.node.count(of: .taskManager)),
          Datum(kind.node.count(of: .jobManager)), Datum(kind.node.freeCores),
          Datum(kind.node.freeMemory, as: Format.memory),
        ])
      })
  }

  var figure: ChartFigure {
    ChartFigure(
      caption:
        "\(Format.counted(plan.nodes, "node")) of \(plan.nodeShape): the width shows cores, the area memory",
      drawing: flow.html, table: table)
  }
}

extension ClusterPlan.Node {
  /// How many processes of a role it holds.
  func count(of role: ClusterPlan.Role) -> Int {
    pods.filter { $0.role == role }.reduce(0) { $0 + $1.count }
  }
}
