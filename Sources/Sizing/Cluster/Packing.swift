/// Nodes being filled by first fit.
struct Packing {
  let shape: NodeShape
  private(set) var nodes: [ClusterPlan.Node] = []
  private(set) var tooLarge: [ClusterPlan.Pod] = []
  /// Where the last processes of this size went: no node before has room for another.
  private var first = 0
  private var lastSize: NodeShape?

  init(_ shape: NodeShape) { self.shape = shape }

  /// Places equal processes one after another, each on the first node with room.
  ///
  /// Processes must come from large to small; time is nodes per size of process, plus processes.
  mutating func place(_ pod: ClusterPlan.Pod) {
    // No plan has more processes than slots; a larger number is not worth the nodes.
    guard shape.holds(pod.size) > 0, pod.count <= KeyGroups.most else {
      tooLarge.append(pod)
      return
    }
    if pod.size != lastSize { first = 0 }
    lastSize = pod.size
    var left = pod.count
    while left > 0 {
      if first == nodes.count { nodes.append(.empty(shape)) }
      let placed = min(left, nodes[first].room.holds(pod.size))
      if placed > 0 { nodes[first].add(pod, count: placed) }
      left -= placed
      if left > 0 { first += 1 }
    }
  }

  /// Adds empty nodes until there are so many.
  mutating func grow(to count: Int) {
    while nodes.count < count { nodes.append(.empty(shape)) }
  }

  /// Whether the processes of any one lost node fit, by first fit, on the others.
  var survivesOneNode: Bool {
    guard tooLarge.isEmpty else { return false }
    let open = nodes.indices.filter { nodes[$0].freeTenths > 0 }
    for lost in nodes.indices where !isLikeTheOneBefore(lost) {
      if !fits(nodes[lost].pods, on: open, without: lost) { return false }
    }
    return true
  }

  /// Whether a node carries processes of the same sizes as the node before, which was checked.
  private func isLikeTheOneBefore(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (pods, before) = (nodes[index].pods, nodes[index - 1].pods)
    return pods.count == before.count
      && zip(pods, before).allSatisfy { $0.size == $1.size && $0.count == $1.count }
  }

  private func fits(_ pods: [ClusterPlan.Pod], on open: [Int], without lost: Int) -> Bool {
    var rooms: [Int: NodeShape] = [:]  // by node, where something was put
    for pod in pods {
      var left = pod.count
      for index in open where index != lost && left > 0 {
        let room = rooms[index] ?? nodes[index].room
        let placed = min(left, room.holds(pod.size))
        guard placed > 0 else { continue }
        rooms[index] = room.less(pod.size, count: placed)
        left -= placed
      }
      if left > 0 { return false }
    }
    return true
  }
}

extension ClusterPlan.Node {
  static func empty(_ shape: NodeShape) -> ClusterPlan.Node {
    ClusterPlan.Node(freeTenths: shape.tenths, freeMemory: shape.memory)
  }

  /// The free cores and memory.
  var room: NodeShape { NodeShape(tenths: freeTenths, memory: freeMemory) }

  mutating func add(_ pod: ClusterPlan.Pod, count: Int) {
    let rest = room.less(pod.size, count: count)
    freeTenths = rest.tenths
    freeMemory = rest.memory
    var placed = pod
    placed.count = count
    pods.append(placed)
  }
}
