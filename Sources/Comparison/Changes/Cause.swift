internal import Report
internal import Workloads

/// One thing that moved between two snapshots and that a workload's figures depend on.
struct Cause: Hashable, Sendable {
  enum Kind: String, Sendable {
    /// The workload's own file.
    case input
    /// A price of the environment or of one of its machines.
    case price
    /// What else is known of the environment's machines.
    case machine
    /// An effective assumption: the handbook's, its environment's or its own.
    case assumption
    case profile
    /// The model's number: the same input may give another answer.
    case model
    /// The program's version, when nothing else moved.
    case engine
    /// The digest says that the input moved, and an older snapshot does not say what.
    case unrecorded
  }

  var kind: Kind
  /// The flat name of the input or assumption.
  var name: String
  var old: NamedValues.Value?
  var new: NamedValues.Value?
}

extension Cause.Kind {
  /// Whether somebody wrote it in a file for this workload or its environment, and not for all.
  var isOfFiles: Bool {
    switch self {
    case .input, .price, .machine: true
    case .assumption, .profile, .model, .engine, .unrecorded: false
    }
  }

  /// What a fact of a workload's input is about, by its name in a snapshot.
  init(ofInput name: String) {
    if let machine = PartName(name, of: MachineFields.kind) {
      self = machine.field == MachineFields.price ? .price : .machine
    } else {
      self = name.hasPrefix(EnvironmentFields.prices) ? .price : .input
    }
  }
}

/// Works out what moved for a workload.
struct CauseSearch {
  let old: Snapshot
  let new: Snapshot
  /// All assumptions of both handbooks.
  private let assumptionNames: [String]

  init(old: Snapshot, new: Snapshot) {
    self.old = old
    self.new = new
    assumptionNames = Self.union(new.assumptions.names, old.assumptions.names)
  }

  func causes(from before: SnapshotWorkload, to after: SnapshotWorkload) -> [Cause] {
    var found = inputs(from: before, to: after) + assumptions(from: before, to: after)
    found += ofProgram.filter { $0.kind != .engine }
    return found.isEmpty ? ofProgram : found
  }

  /// Assumptions of the whole handbook that moved.
  var ofHandbook: [Cause] {
    assumptionNames.compactMap { name in
      movedAssumption(name, old.assumptions[name], new.assumptions[name])
    }
  }

  /// Moves of the profile and of what made the numbers.
  var ofProgram: [Cause] {
    [
      Self.moved(.profile, "profile", .text(old.profile), .text(new.profile)),
      Self.moved(.model, "model", .number(Double(old.model)), .number(Double(new.model))),
      Self.moved(.engine, "engine", .text(old.engineVersion), .text(new.engineVersion)),
    ].compactMap { $0 }
  }

  private func inputs(from before: SnapshotWorkload, to after: SnapshotWorkload) -> [Cause] {
    guard let a = before.input, let b = after.input else {
      return before.digest == after.digest ? [] : [Cause(kind: .unrecorded, name: "input")]
    }
    let environment = Self.moved(
      .input, "environment", .text(before.environment), .text(after.environment))
    let names = Self.union(b.names, a.names).filter { !$0.hasPrefix(WorkloadRecord.overridePrefix) }
    // With another environment come its prices and machines, and the environment is the cause.
    let tellsPlaces = environment == nil && hasPlaces
    return [environment].compactMap { $0 }
      + names.compactMap { name in
        let kind = Cause.Kind(ofInput: name)
        if kind == .input { return Self.moved(kind, name, a[name], b[name]) }
        let isTold = tellsPlaces && (name != EnvironmentFields.transferShare || hasTraffic(a, b))
        return isTold ? Self.moved(kind, name, Self.price(a, name), Self.price(b, name)) : nil
      }
  }

  /// A price of zero is none.
  private static func price(_ input: NamedValues, _ name: String) -> NamedValues.Value? {
    let isFree = input[name] == .number(0) && name.hasPrefix(EnvironmentFields.prices)
    return isFree && name != EnvironmentFields.transferShare ? nil : input[name]
  }

  /// Whether a share of the traffic is paid for on one side.
  private func hasTraffic(_ a: NamedValues, _ b: NamedValues) -> Bool {
    [a, b].contains { Self.price($0, EnvironmentFields.transferPrice) != nil }
  }

  /// Whether both snapshots hold prices and machines.
  var hasPlaces: Bool { old.format >= 2 && new.format >= 2 }

  /// Moves of the workload's effective assumptions: its own, or else the handbook's. With another
  /// profile, the profile's own numbers are left out, since the profile's name is a cause already.
  private func assumptions(from before: SnapshotWorkload, to after: SnapshotWorkload) -> [Cause] {
    let ofProfile = old.profile == new.profile ? [] : ProfileNumbers.names
    return Self.union(assumptionNames, ownNames(before), ownNames(after)).compactMap { name in
      if ofProfile.contains(name) { return nil }
      let a = before.input?[WorkloadRecord.overridePrefix + name] ?? old.assumptions[name]
      let b = after.input?[WorkloadRecord.overridePrefix + name] ?? new.assumptions[name]
      return movedAssumption(name, a, b)
    }
  }

  /// An assumption that somebody moved: what came with another model is the model's move.
  private func movedAssumption(
    _ name: String, _ a: NamedValues.Value?, _ b: NamedValues.Value?
  ) -> Cause? {
    if ModelDefaults(old: old, new: new).explain(name, a, b) { return nil }
    return Self.moved(.assumption, name, a, b)
  }

  private func ownNames(_ workload: SnapshotWorkload) -> [String] {
    (workload.input?.names ?? []).filter { $0.hasPrefix(WorkloadRecord.overridePrefix) }
      .map { String($0.dropFirst(WorkloadRecord.overridePrefix.count)) }
  }

  private static func moved(
    _ kind: Cause.Kind, _ name: String, _ old: NamedValues.Value?, _ new: NamedValues.Value?
  ) -> Cause? {
    let (a, b) = (old ?? .absent, new ?? .absent)
    return a == b ? nil : Cause(kind: kind, name: name, old: a, new: b)
  }

  /// All names once, in the order in which they are met.
  private static func union(_ lists: [String]...) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for list in lists {
      for name in list where seen.insert(name).inserted { names.append(name) }
    }
    return names
  }
}
