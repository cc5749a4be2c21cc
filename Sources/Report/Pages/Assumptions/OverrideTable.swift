internal import Pages
internal import Sizing
internal import Workloads

/// Every value that the handbook, an environment or a workload sets, and whose it is.
struct OverrideTable {
  let capacity: Capacity

  var table: Table {
    let settings = capacity.settings
    var rows = rows(Datum("handbook.yaml"), settings.assumptions)
    for environment in settings.environments {
      rows += self.rows(Datum("environment \(environment.title)"), environment.assumptions)
    }
    for workload in capacity.workloads {
      let definition = workload.definition
      let place = Datum(definition.title, link: workload.path)
      rows += self.rows(place, definition.assumptions)
    }
    return Table(
      caption: "Values that replace a default or the profile's value",
      columns: [
        .init(title: "Set by"), .init(title: "Assumption"), .init(title: "Value", isNumber: true),
        .init(title: "Default", isNumber: true),
      ],
      rows: rows)
  }

  private func rows(_ place: Datum, _ overrides: AssumptionOverrides) -> [Table.Row] {
    let scalars = overrides.scalars.map { entry in
      row(
        place, entry.assumption.title, entry.assumption.format(entry.value),
        entry.assumption.format(entry.assumption.defaultValue))
    }
    let tiers = overrides.ofTiers.map { entry in
      row(
        place, "\(entry.assumption.title), \(entry.tier.name)",
        entry.assumption.format(entry.value),
        entry.assumption.format(entry.assumption.defaultValue(entry.tier)))
    }
    return scalars + tiers
      + sizes(place, "TaskManager shapes", overrides.taskManagerCores) { $0.taskManagerCores }
      + sizes(place, "node sizes", overrides.nodeCores) { $0.nodeCores }
  }

  private func sizes(
    _ place: Datum, _ title: String, _ sizes: [Int]?, _ list: (Assumptions) -> [Int]
  ) -> [Table.Row] {
    guard let sizes else { return [] }
    func text(_ sizes: [Int]) -> String { sizes.map(Format.count).joined(separator: ", ") }
    return [row(place, title, text(sizes) + " cores", text(list(Assumptions())) + " cores")]
  }

  private func row(_ place: Datum, _ title: String, _ value: String, _ standard: String)
    -> Table.Row
  {
    Table.Row(cells: [place, Datum(title), Datum(value), Datum(standard)])
  }
}

/// The profiles side by side, and what each would make of the workloads.
struct ProfileTable {
  let capacity: Capacity

  private var profiles: [Profile] { capacity.settings.profiles }

  var table: Table {
    let varying = Profile.assumptions.filter { assumption in
      Set(profiles.map { $0[assumption] }).count > 1
    }
    return Table(
      caption: "Profiles side by side, with the cores that all workloads would need",
      columns: [.init(title: "Assumption")]
        + profiles.map { .init(title: $0.name, isNumber: true) },
      rows: varying.map(row) + [cores])
  }

  private func row(_ assumption: Assumption) -> Table.Row {
    Table.Row(
      cells: [Datum(assumption.title)]
        + profiles.map { Datum($0[assumption] ?? assumption.defaultValue, as: assumption.format) })
  }

  private var cores: Table.Row {
    let totals = profiles.map { profile -> Datum in
      let footprints = capacity.footprints(with: profile)
      let fitting = footprints.compactMap { $0?.cores }
      let missing = footprints.count - fitting.count
      var datum = Datum(fitting.reduce(.zero, +))
      datum.detail = missing == 0 ? nil : "without \(Format.counted(missing, "workload"))"
      return datum
    }
    return .total([Datum("cores of all workloads")] + totals)
  }
}

extension Capacity {
  /// What each workload would need with another profile; nil where it would not fit.
  func footprints(with profile: Profile) -> [Footprint?] {
    var settings = settings
    settings.profile = profile
    return workloads.map { workload in
      (try? PlannedWorkload(workload.definition, settings: settings))?.footprint
    }
  }
}
