// E11: which TaskManagers, of the numbers that satisfy every constraint.

extension Sizer {
  /// E11 shape and its count: of the cores that each shape needs in all, the fewest; of the shapes that
  /// need at most g_c more, the largest. Vertical before horizontal, but not at any price.
  ///
  /// - Source: founding notes; g_c is an assumption.
  func largestShape(
    _ demand: Demand, _ needs: CoreNeeds, on hardware: Hardware
  ) -> (Hardware.Shape, Int)? {
    let growth = 1 + prepared.constants.shapeWaste
    guard let largest = hardware.shapes.last else { return nil }
    let last = count(demand, needs, largest, on: hardware)
    // No shape needs fewer cores in all than the constraints do, which nearly always decides it.
    if let last, Double(last * largest.tenths) <= Double(needs.tenths) * growth {
      return (largest, last)
    }
    var fewest = last.map { $0 * largest.tenths } ?? .max
    for shape in hardware.shapes.dropLast() {
      guard let n = count(demand, needs, shape, on: hardware) else { continue }
      fewest = min(fewest, n * shape.tenths)
    }
    let most = Double(fewest) * growth
    if let last, Double(last * largest.tenths) <= most { return (largest, last) }
    for shape in hardware.shapes.dropLast().reversed() {
      if let n = count(demand, needs, shape, on: hardware), Double(n * shape.tenths) <= most {
        return (shape, n)
      }
    }
    return nil
  }

  /// E19 with machines: of every machine and shape the cheapest nodes. Many cost the same, because the
  /// fewest nodes do: of those E11's choice, the fewest TaskManagers among the plans that need at most
  /// g_c more cores than the fewest.
  func bestMachine(_ demand: Demand) -> Choice {
    var cheapest = Double.infinity
    var fewest = Int.max
    var candidates: [(cost: Double, candidate: Candidate, hardware: Hardware)] = []
    var refusal: NoCandidate?
    for hardware in prepared.hardware {
      let needs = CoreNeeds(demand, on: hardware)
      if let constraint = needs.unsatisfiable {
        refusal = refusal ?? needs.refusal(constraint, hardware)
        continue
      }
      for shape in hardware.shapes {
        guard let n = count(demand, needs, shape, on: hardware) else { continue }
        let candidate = Candidate(demand, needs, shape, count: n, on: hardware)
        guard let cost = cost(candidate, demand, on: hardware), cost <= cheapest else { continue }
        if cost < cheapest { fewest = .max }
        cheapest = cost
        fewest = min(fewest, candidate.tenths)
        candidates.append((cost, candidate, hardware))
      }
      refusal = refusal ?? needs.refusal(.maxParallelism, hardware)
    }
    let most = Double(fewest) * (1 + prepared.constants.shapeWaste)
    var best: (candidate: Candidate, hardware: Hardware)?
    for (cost, candidate, hardware) in candidates
    where cost == cheapest && Double(candidate.tenths) <= most {
      if let best, best.candidate.isPreferred(to: candidate) { continue }
      best = (candidate, hardware)
    }
    if let best { return .found(best.candidate, best.hardware) }
    return .refused(
      refusal ?? NoCandidate(constraint: .maxParallelism, counts: ConstraintCounts()))
  }

  /// The price of a candidate's nodes for an hour, their cores where a machine has none; nil where
  /// the JobManager fits no node.
  private func cost(
    _ candidate: Candidate, _ demand: Demand, on hardware: Hardware
  ) -> Double? {
    let n = candidate.taskManagers
    let part = hardware.memory[candidate.shape.place].part
    guard let machine = hardware.machine, let part else { return nil }
    let jobManager = demand.jobManager(on: candidate.cores)
    guard let nodes = hardware.nodes(holding: n, of: part, jobManager) else { return nil }
    let isPriced = machines.allSatisfy { $0.pricePerHour != nil }
    let each = isPriced ? machine.pricePerHour ?? 0 : Double(hardware.nodeTenths)
    return Double(max(nodes, Int(saturating: assumptions[.fewestNodes]))) * each
  }

  /// What each shape would need, and what its nodes would cost where machines are named.
  func shapeChoices(
    at demand: Demand, on hardware: Hardware
  ) -> [(cores: Cores, count: Int, cost: Double?)] {
    let needs = CoreNeeds(demand, on: hardware)
    return hardware.shapes.compactMap { shape in
      guard let n = count(demand, needs, shape, on: hardware) else { return nil }
      let candidate = Candidate(demand, needs, shape, count: n, on: hardware)
      return (Cores(shape.cores), n, cost(candidate, demand, on: hardware))
    }
  }

  /// n of a shape; nil where its subtasks would be more than the key groups.
  private func count(
    _ demand: Demand, _ needs: CoreNeeds, _ shape: Hardware.Shape, on hardware: Hardware
  ) -> Int? {
    guard let n = needs.count(for: shape, on: hardware) else { return nil }
    let most = prepared.maxParallelism ?? KeyGroups.most
    return n.times(shape.slots(demand.tier)) <= most ? n : nil
  }
}

extension Candidate {
  /// Whether it comes before another of the same cost: fewer TaskManagers, then fewer cores, then the
  /// one before.
  fileprivate func isPreferred(to other: Candidate) -> Bool {
    (taskManagers, tenths) <= (other.taskManagers, other.tenths)
  }

  init(
    _ demand: borrowing Demand, _ needs: borrowing CoreNeeds, _ shape: Hardware.Shape, count: Int,
    on hardware: borrowing Hardware
  ) {
    self.init(
      shape: shape, counts: needs.counts(for: shape, on: hardware),
      taskManagers: count, slots: shape.slots(demand.tier))
  }
}

extension CoreNeeds {
  /// Why there is no candidate, with what the largest shape would need.
  func refusal(_ constraint: Constraint, _ hardware: Hardware) -> NoCandidate {
    var counts = ConstraintCounts()
    if let shape = hardware.shapes.last { counts = self.counts(for: shape, on: hardware) }
    return NoCandidate(constraint: constraint, counts: counts)
  }
}
