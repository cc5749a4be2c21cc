// What crosses the network: E10 and the constraint C5.

extension Demand {
  /// E10's nodes, `M = max(fewest nodes, 2, ⌈n·c / largest node cores⌉)`.
  func nodes(_ taskManagers: TaskManagers) -> Double {
    let fewest = max(prepared.assumptions[.fewestNodes], 2)
    return max(fewest, (taskManagers.cores.value / largestNode).rounded(.up))
  }

  /// Cores of the largest node.
  private var largestNode: Double { Double(prepared.assumptions.nodeCores.last ?? 1) }

  /// E10's shuffle, each way, `Q·r·m·(M−1)/M²`: of a node's share, what goes to other nodes.
  ///
  /// - Source: Ververica.
  private func shuffle(nodes: Double) -> BytesPerSecond {
    rate * prepared.record * prepared.shuffles * (nodes - 1) / (nodes * nodes)
  }

  /// E10 into a node, `φ·(r·m/M + Q·r·m·(M−1)/M²)`.
  ///
  /// - Source: Ververica.
  func networkIn(nodes: Double) -> BytesPerSecond {
    (rate * prepared.record / nodes + shuffle(nodes: nodes)) * prepared.skewFactor
  }

  /// E10 out of a node, `φ·(Q·r·m·(M−1)/M² + σ·r·m_out/M) + C/(Δ·M)·φ`.
  ///
  /// - Source: Ververica.
  func networkOut(nodes: Double) -> BytesPerSecond {
    let output = rate * prepared.outputPerRecord / nodes
    let upload = checkpoint / (interval * nodes)
    return (shuffle(nodes: nodes) + output) * prepared.skewFactor + upload * prepared.skewFactor
  }

  /// C5 network: in and out per node are at most use·NIC.
  func fitsNetwork(_ taskManagers: TaskManagers) -> Bool {
    fitsNetwork(nodes: nodes(taskManagers))
  }

  private func fitsNetwork(nodes: Double) -> Bool {
    let usable = prepared.assumptions.usableNetwork
    return networkIn(nodes: nodes) <= usable && networkOut(nodes: nodes) <= usable
  }

  /// The n where C5 turns true.
  ///
  /// Either direction is `a/M + b·(M−1)/M² ≤ L`, so `L·M² − (a + b)·M + b ≥ 0`; n is the first
  /// that fills M − 1 nodes and begins one more.
  func networkEstimate(coresEach: Int) -> Double {
    let fewest = max(prepared.assumptions[.fewestNodes], 2)
    if fitsNetwork(nodes: fewest) { return 1 }
    let limit = prepared.assumptions.usableNetwork.value
    let b = (rate * prepared.record * prepared.shuffles * prepared.skewFactor).value
    let source = rate * prepared.record
    let sink = rate * prepared.outputPerRecord + checkpoint / interval
    let a = (max(source, sink) * prepared.skewFactor).value
    let half = (a + b) / 2
    let nodes = (half + max(0, half * half - limit * b).squareRoot()) / limit
    return ((nodes.rounded(.up) - 1) * largestNode / Double(coresEach)).rounded(.down) + 1
  }
}
