internal import Diagnostics
internal import Sizing

/// A workload and what it is planned with, as `WorkloadText` wrote them. A class, as copies of all that it
/// holds would take kilobytes of code in the browser.
public final class PortableWorkload: Sendable {
  public let definition: WorkloadDefinition
  public let settings: CapacitySettings

  /// Nil for a text that no `WorkloadText` wrote.
  public init?(_ text: String) {
    let blank = WorkloadDefinition(
      id: "", file: "", environment: .standard, matrix: MatrixRequest(),
      location: SourceLocation(file: ""))
    var reader = PortableReader(definition: blank)
    guard reader.read(text) else { return nil }
    definition = reader.finished
    var settings = CapacitySettings()
    settings.profile = reader.profile
    settings.profiles = [reader.profile]
    settings.assumptions = reader.overrides
    settings.environments = [definition.environment]
    self.settings = settings
  }
}

private struct PortableReader {
  enum Part { case workload, source, statement, environment, machine, assumptions }

  var definition: WorkloadDefinition
  var sources: [NamedSource] = []
  var statements: [NamedStatement] = []
  var environment = Environment.standard
  var machines: [Machine] = []
  var profile = Profile.conservative
  var overrides = AssumptionOverrides()
  var part = Part.workload

  var finished: WorkloadDefinition {
    var finished = definition
    finished.sources = sources
    finished.statements = statements
    finished.environment = environment
    finished.environment.machines = machines
    return finished
  }

  mutating func read(_ text: String) -> Bool {
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "[") {
        guard begin(String(Substring(line))) else { return false }
        continue
      }
      guard let sign = line.firstIndex(of: UInt8(ascii: "=")) else { return false }
      let name = String(Substring(line[..<sign]))
      guard set(name, Substring(line[line.index(after: sign)...])) else { return false }
    }
    return !sources.isEmpty && !statements.isEmpty
  }

  private mutating func begin(_ kind: String) -> Bool {
    switch kind {
    case "[source]":
      part = .source
      sources.append(SourceFields.table.defaults)
    case "[statement]":
      part = .statement
      statements.append(StatementFields.table.defaults)
    case "[environment]": part = .environment
    case "[machine]":
      part = .machine
      machines.append(MachineFields.table.defaults)
    case "[assumptions]": part = .assumptions
    default: return false
    }
    return true
  }

  private mutating func set(_ name: String, _ value: Substring) -> Bool {
    switch part {
    case .workload: setWorkload(name, value)
    case .source: SourceFields.table.set(name, value, of: &sources[sources.count - 1])
    case .statement:
      StatementFields.table.set(name, value, of: &statements[statements.count - 1])
    case .environment: EnvironmentFields.table.set(name, value, of: &environment)
    case .machine: MachineFields.table.set(name, value, of: &machines[machines.count - 1])
    case .assumptions: setAssumption(name, value)
    }
  }

  private mutating func setWorkload(_ name: String, _ value: Substring) -> Bool {
    switch name {
    case "id":
      definition.id = String(value)
      definition.file = "workloads/\(value).yaml"
    case "rates":
      definition.matrix.rates = value.numbers.map { RecordsPerSecond($0) }
    case "tiers":
      let names = PortableText.parts(of: String(value))
      definition.matrix.tiers = LatencyTier.allCases.filter { names.contains($0.name) }
    default: return WorkloadFields.table.set(name, value, of: &definition)
    }
    return true
  }

  private mutating func setAssumption(_ name: String, _ value: Substring) -> Bool {
    switch name {
    case "profile":
      let name = PortableText.unescape(value)
      if let known = Profile.all.first(where: { $0.name == name }) { profile = known }
      profile.name = name
    case "taskManagerCores": overrides.taskManagerCores = value.numbers.map { Int($0) }
    case "nodeCores": overrides.nodeCores = value.numbers.map { Int($0) }
    default:
      guard let number = Double(value) else { return false }
      return setNumber(name, number)
    }
    return true
  }

  private mutating func setNumber(_ name: String, _ number: Double) -> Bool {
    if let assumption = Assumption.allCases.first(where: { $0.name == name }) {
      overrides.scalars.append(.init(assumption: assumption, value: number))
      return true
    }
    for assumption in Profile.assumptions where name == "profile." + assumption.name {
      profile[assumption] = number
      return true
    }
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases where name == "\(tier.name).\(assumption.name)" {
        overrides.ofTiers.append(.init(tier: tier, assumption: assumption, value: number))
        return true
      }
    }
    return false
  }
}

extension FieldTable {
  /// Sets the field of a path to a value as programs keep it; false for what is none.
  fileprivate func set(_ path: String, _ value: Substring, of subject: inout Subject) -> Bool {
    guard let field = fields.first(where: { $0.path == path }) else { return false }
    var text = String(value)
    if case .names = field.kind {} else { text = PortableText.unescape(value) }
    do throws(FieldRefusal) {
      try field.kind.set(text, .exact, of: &subject)
      return true
    } catch { return false }
  }
}

extension Substring {
  fileprivate var numbers: [Double] {
    utf8.split(separator: UInt8(ascii: "\t")).compactMap { Double(Substring($0)) }
  }
}
