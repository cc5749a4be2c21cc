// What crosses the network: E10 and the constraint C5.

/// What crosses the network of a node (E10).
struct NodeTraffic {
  /// Into it.
  let into: BytesPerSecond
  /// Records out of it.
  let records: BytesPerSecond
  /// Checkpoints out of it.
  let upload: BytesPerSecond

  /// Out of it.
  var out: BytesPerSecond { records + upload }
}

extension Demand {
  /// The fewest nodes that share the traffic.
  private var fewestNodes: Int { prepared.constants.sharingNodes }

  /// E10's nodes, `M = max(fewest nodes, 2, ⌈x / cores of the largest node⌉)`.
  func nodes(at cores: Cores, on hardware: Hardware) -> Int {
    max(fewestNodes, Int(roundingUp: cores.value * 10 / Double(hardware.nodeTenths)))
  }

  /// E10's shuffle, each way, `Σ a·q·m_j·r·(M−1)/M²`: of a node's share, what goes to other nodes.
  ///
  /// - Source: Ververica.
  private func shuffle(nodes: Double) -> BytesPerSecond {
    rate * prepared.shuffled * ((nodes - 1) / (nodes * nodes))
  }

  /// E10 into a node, `φ·(r·m̄/M + Σ a·q·m_j·r·(M−1)/M²)`.
  ///
  /// - Source: Ververica.
  func networkIn(nodes: Double) -> BytesPerSecond {
    (rate * prepared.flows.meanRecord / nodes + shuffle(nodes: nodes)) * prepared.skewFactor
  }

  /// E10 out of a node but for checkpoints, `φ·(Σ a·q·m_j·r·(M−1)/M² + σ·r·m_out/M)`.
  ///
  /// - Source: Ververica.
  private func recordsOut(nodes: Double) -> BytesPerSecond {
    let written = rate * prepared.flows.outputRecord * prepared.flows.outputRatio
    return (written / nodes + shuffle(nodes: nodes)) * prepared.skewFactor
  }

  /// E10 of one of so many nodes, with `φ·C/(Δ'·M)` for checkpoints.
  func traffic(nodes: Double, every interval: Seconds) -> NodeTraffic {
    NodeTraffic(
      into: networkIn(nodes: nodes), records: recordsOut(nodes: nodes),
      upload: checkpoint / (interval * nodes) * prepared.skewFactor)
  }

  /// The most that checkpoints take of a node's bandwidth, `φ·C/(Δ'·M)` at the most cores that M
  /// nodes have: `Δ' = max(Δ, D/ψ)` with `D = D_0 + φ·C/(M·node cores·B_up)`. It falls with M, so that
  /// what fits on some nodes fits on more.
  private func largestUpload(nodes: Double, on hardware: Hardware) -> BytesPerSecond {
    let constants = prepared.constants
    let bytes = checkpoint * prepared.skewFactor
    let cores = nodes * Double(hardware.nodeTenths) / 10
    let duration = constants.checkpointFixedTime + bytes / (constants.uploadRate * cores)
    return bytes / (max(interval, duration / constants.checkpointShare) * nodes)
  }

  /// The rate at which records take all of a node's line that uploads leave.
  func lineRate(_ traffic: NodeTraffic, on hardware: Hardware) -> RecordsPerSecond {
    let (into, out) = (traffic.into, traffic.records)
    let room = min(
      into > .zero ? hardware.lineRate / into : .infinity,
      out > .zero ? (hardware.lineRate - traffic.upload) / out : .infinity)
    return rate * max(room, 0)
  }

  /// C5 network: in and out per node are at most use·NIC.
  func fitsNetwork(_ cores: Cores, on hardware: Hardware) -> Bool {
    fitsNetwork(nodes: nodes(at: cores, on: hardware), on: hardware)
  }

  private func fitsNetwork(nodes: Int, on hardware: Hardware) -> Bool {
    let load = networkLoad(nodes: nodes, on: hardware)
    return load.into <= hardware.usableNetwork && load.out <= hardware.usableNetwork
  }

  /// What C5 compares: into a node and out of it, with the most that checkpoints take.
  func networkLoad(
    nodes: Int, on hardware: Hardware
  ) -> (into: BytesPerSecond, out: BytesPerSecond) {
    let nodes = Double(nodes)
    let out = recordsOut(nodes: nodes) + largestUpload(nodes: nodes, on: hardware)
    return (networkIn(nodes: nodes), out)
  }

  /// The least cores, in the hardware's steps, that satisfy C5; nil if none does.
  ///
  /// Either direction is `a/M + b·(M−1)/M² ≤ L`, so `L·M² − (a + b)·M + b ≥ 0`; the least x is the
  /// first that fills M − 1 nodes and begins one more.
  func networkSteps(on hardware: Hardware) -> Int? {
    if fitsNetwork(nodes: fewestNodes, on: hardware) { return 1 }
    let limit = hardware.usableNetwork.value
    let b = (rate * prepared.shuffled * prepared.skewFactor).value
    let read = rate * prepared.flows.meanRecord
    let written = rate * prepared.flows.outputRecord * prepared.flows.outputRatio
    let a = (max(read, written + checkpoint / interval) * prepared.skewFactor).value
    let half = (a + b) / 2
    let estimate = (half + max(0, half * half - limit * b).squareRoot()) / limit
    // One node alone shuffles nothing to others, so the search starts at the fewest there can be.
    let more = leastCount(near: estimate - Double(fewestNodes)) {
      fitsNetwork(nodes: fewestNodes + $0, on: hardware)
    }
    return more.map { (fewestNodes + $0 - 1) * hardware.nodeTenths / hardware.step + 1 }
  }
}
