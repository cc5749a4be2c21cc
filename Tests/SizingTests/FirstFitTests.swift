import Testing

@testable import Sizing

/// 2. A plan's pods fit its nodes. The packing here is the tests' own, with whole numbers of
/// thousandths of a core and of bytes, and the nodes are what their machine leaves.
@Suite struct FirstFit {
  private struct Pod: Equatable {
    let millicores: Int
    let bytes: Int

    func fits(_ free: Pod) -> Bool { free.millicores >= millicores && free.bytes >= bytes }
  }

  /// Places each pod on the first node with room; nil where one fits nowhere.
  private func nodesNeeded(_ pods: [Pod], node: Pod) -> Int? {
    var free: [Pod] = []
    // A node without room for a pod has none for its like.
    var (first, last) = (0, node)
    for pod in pods {
      guard pod.fits(node) else { return nil }
      if pod != last { (first, last) = (0, pod) }
      while first < free.count, !pod.fits(free[first]) { first += 1 }
      if first == free.count { free.append(node) }
      free[first] = Pod(
        millicores: free[first].millicores - pod.millicores,
        bytes: free[first].bytes - pod.bytes)
    }
    return free.count
  }

  private func pods(_ plan: Plan) -> [Pod] {
    let worker = Pod(
      millicores: Int((plan.coresPerTaskManager.value * 1000).rounded()),
      bytes: Int(plan.taskManagerMemory.value))
    let master = Pod(
      millicores: plan.jobManagerCores * 1000, bytes: Int(plan.jobManagerMemory.value))
    return Array(repeating: worker, count: plan.taskManagers) + [master]
  }

  /// What a machine leaves to pods, straight from GKE's table and the daemonsets' reserve.
  private func allocatable(_ machine: Machine) -> Pod {
    if let reserve = machine.reserved {
      return Pod(
        millicores: Int((machine.cores - reserve.cores) * 1000 + 0.5),
        bytes: Int((machine.memory - reserve.memory).value))
    }
    var (cores, rest) = (0.0, machine.cores)
    for (size, share) in [(1.0, 0.06), (1, 0.01), (2, 0.005), (1e9, 0.0025)] {
      cores += min(rest, size) * share
      rest -= min(rest, size)
    }
    var (memory, left) = (100.0 / 1024, machine.memory.value / 1_073_741_824)
    for (size, share) in [(4.0, 0.25), (4, 0.2), (8, 0.1), (112, 0.06), (1e9, 0.02)] {
      memory += min(left, size) * share
      left -= min(left, size)
    }
    return Pod(
      millicores: Int((machine.cores - cores - 0.25) * 1000 + 0.5),
      bytes: Int((machine.memory.value / 1_073_741_824 - memory - 0.5) * 1_073_741_824))
  }

  @Test func podsFitTheirMachines() {
    var packed = 0
    var seed: UInt64 = 8_000_000
    while packed < 5000 {
      seed += 1
      let random = RandomCase(seed: seed)
      guard !random.machines.isEmpty, let plan = random.cell?.plan, plan.taskManagers <= 2000
      else { continue }
      packed += 1
      guard let machine = random.machines.first(where: { $0.name == plan.machine }) else {
        Issue.record("seed \(seed): no machine \(plan.machine ?? "")")
        return
      }
      let needed = nodesNeeded(pods(plan), node: allocatable(machine))
      if let needed, needed <= plan.nodes, plan.nodes >= 3 { continue }
      Issue.record("seed \(seed): \(needed ?? -1) of \(plan.nodes) nodes")
      return
    }
  }

  @Test func podsFitGenericNodes() {
    for seed in UInt64(2_000_000)..<2_020_000 {
      let random = RandomCase(seed: seed)
      guard random.machines.isEmpty, let plan = random.cell?.plan, plan.taskManagers <= 1000
      else { continue }
      let node = Pod(
        millicores: Int(plan.nodeCores.value) * 1000, bytes: Int(plan.nodeMemory.value))
      let needed = nodesNeeded(pods(plan), node: node)
      let slots = plan.taskManagers * plan.slotsPerTaskManager
      let isInPlace = plan.nodes >= 3 && (needed ?? .max) <= plan.nodes
      if isInPlace, slots == plan.parallelism, plan.parallelism <= plan.maxParallelism,
        plan.maxParallelism <= 27_720
      {
        continue
      }
      Issue.record("seed \(seed): \(needed ?? -1) of \(plan.nodes) nodes")
      return
    }
  }
}
