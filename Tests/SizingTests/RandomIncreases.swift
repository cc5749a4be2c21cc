@testable import Sizing

/// One way in which a case can ask for more.
enum Increase: Int, CaseIterable {
  case rate, recordBytes, keys, bytesPerKey, statement, statefulStatement, skew, hotKey, tier
  case objective, copies, slide, panes, lookup, backlog, output, inputShare, shuffles

  /// The case with more asked of it; nil where there is no more.
  func applied(to random: RandomCase) -> RandomCase? {
    var g = SeededGenerator(seed: random.seed &* 31)
    var more = random
    let stateful = random.workload.statements.firstIndex { $0.state != nil }
    switch self {
    case .rate: more.rate = random.rate * g.number(1, 4)
    case .recordBytes:
      for index in more.workload.sources.indices {
        more.workload.sources[index].recordBytes =
          random.workload.sources[index].recordBytes * g.number(1, 4)
      }
    case .keys: more.workload.change(stateful) { $0.keys *= g.number(1, 4) }
    case .bytesPerKey:
      more.workload.change(stateful) { $0.bytesPerKey = $0.bytesPerKey * g.number(1, 4) }
    case .copies: more.workload.change(stateful) { $0.copies *= g.number(1, 4) }
    case .slide: more.workload.change(stateful) { $0.slide = $0.slide.map { $0 / 3 } }
    case .panes: more.workload.change(stateful) { $0.writesPanes = true }
    case .statement: more.workload.add(Statement(complexity: .simple))
    case .statefulStatement:
      var statement = Statement(random: &g)
      if statement.complexity == .simple { statement.inputShare /= 2 }
      more.workload.add(statement)
    case .skew:
      guard let skew = Skew(rawValue: random.workload.skew.rawValue + 1) else { return nil }
      more.workload.skew = skew
    case .hotKey: more.workload.hotKeyShare = min(1, random.workload.hotKeyShare + 0.01)
    case .tier:
      guard let tier = LatencyTier(rawValue: random.tier.rawValue - 1) else { return nil }
      more.tier = tier
    case .objective:
      let objective = random.workload.recoveryObjective ?? Seconds(900)
      more.workload.recoveryObjective = objective * g.number(0.2, 1)
    case .lookup:
      guard let index = random.workload.statements.firstIndex(where: { $0.lookup != nil }) else {
        return nil
      }
      more.workload.statements[index].lookup?.latency = Seconds(g.number(0.1, 1))
    case .backlog:
      let length = random.workload.backlog?.length ?? .zero
      more.workload.backlog = Backlog(
        length: length + Seconds(g.number(0, 1e5)),
        within: random.workload.backlog?.within ?? Seconds(1e5))
    case .output:
      guard let ratio = random.workload.outputRatio else { return nil }
      more.workload.outputRatio = ratio * g.number(1, 4)
    case .inputShare:
      guard !random.workload.isGraph else { return nil }
      more.workload.statements[0].inputShare *= g.number(1, 4)
    case .shuffles:
      more.workload.statements[0].shuffles = random.workload.statements[0].effectiveShuffles + 1
    }
    return more == random ? nil : more
  }
}

extension Workload {
  fileprivate mutating func change(_ index: Int?, _ change: (inout KeyedState) -> Void) {
    guard let index, var state = statements[index].state else { return }
    change(&state)
    statements[index].state = state
  }

  /// One more statement that reads all sources. In a graph it is one more that is written: where the
  /// number of records written is given, their size is kept too, which is else the mean of what the
  /// statements write.
  fileprivate mutating func add(_ statement: Statement) {
    var statement = statement
    if isGraph { statement.inputs = sources.indices.map { .source($0) } }
    if outputRatio != nil { outputRecordBytes = Flows(self).outputRecord }
    statements.append(statement)
  }
}
