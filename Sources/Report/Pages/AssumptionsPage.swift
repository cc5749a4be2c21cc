internal import Markup
internal import Pages
internal import Sizing

/// Every default with its value here and its source.
struct AssumptionsPage {
  let capacity: Capacity

  var page: Page {
    Page(
      path: SitePath("assumptions"), title: "Assumptions",
      description: "Every default of the sizing model, its value here and its source.", weight: 60,
      lead: { _ in
        Tag.p(.class("lead")) {
          "What the sizing takes for granted. Each value can be set in handbook.yaml, for an environment or for a workload."
        }
      },
      sections: [
        PageSection("defaults", "Values in this handbook") { here in
          scalars.html(here)
        },
        PageSection("tiers", "Latency tiers") { here in tiers.html(here) },
        PageSection("profiles", "Profiles") { here in profiles.html(here) },
      ])
  }

  private var scalars: Table {
    let values = capacity.handbookAssumptions
    return Table(
      caption: "Assumptions of this handbook",
      columns: [
        .init(title: "Assumption"), .init(title: "Value", isNumber: true),
        .init(title: "Default", isNumber: true), .init(title: "Key"), .init(title: "Source"),
      ],
      rows: Assumption.allCases.map { assumption in
        Table.Row(
          id: assumption.name,
          cells: [
            Datum(assumption.title), Datum(assumption.format(values[assumption])),
            Datum(assumption.format(assumption.defaultValue)), Datum(assumption.name),
            Datum(assumption.source),
          ], isMarked: values[assumption] != assumption.defaultValue)
      })
  }

  private var tiers: Table {
    let values = capacity.handbookAssumptions
    return Table(
      caption: "What each latency tier changes",
      columns: [.init(title: "Tier")]
        + TierAssumption.allCases.map { .init(title: $0.title, isNumber: true) },
      rows: LatencyTier.allCases.map { tier in
        Table.Row(
          id: tier.name,
          cells: [Datum(tier.name)]
            + TierAssumption.allCases.map { Datum($0.format(values[tier, $0])) })
      })
  }

  private var profiles: Table {
    let profiles = capacity.settings.profiles
    let varying = Assumption.allCases.filter { assumption in
      Set(profiles.map { $0[assumption] }).count > 1
    }
    return Table(
      caption: "Profiles side by side; this handbook uses \(capacity.settings.profile.name)",
      columns: [.init(title: "Assumption")]
        + profiles.map { .init(title: $0.name, isNumber: true) },
      rows: varying.map { assumption in
        Table.Row(
          cells: [Datum(assumption.title)]
            + profiles.map { Datum(assumption.format($0[assumption] ?? assumption.defaultValue)) })
      })
  }
}

extension Capacity {
  /// The assumptions before any environment or workload changes them.
  var handbookAssumptions: Assumptions {
    var assumptions = Assumptions(settings.profile)
    settings.assumptions.apply(to: &assumptions)
    return assumptions
  }
}

extension Assumption {
  func format(_ value: Double) -> String { unit.format(value) }
}

extension TierAssumption {
  func format(_ value: Double) -> String { unit.format(value) }
}

extension Sizing.Unit {
  /// A value of this unit as people read it.
  func format(_ value: Double) -> String {
    switch self {
    case .share: Format.share(value)
    case .seconds, .coreSeconds: Format.duration(value)
    case .bytes: isRoundInBinary(value) ? Format.memory(value) : Format.size(value)
    case .bytesPerSecond: Format.bandwidth(value)
    case .recordsPerSecond: Format.rate(value)
    case .ratio: Format.figure(value)
    case .count:
      value == value.rounded() ? Format.count(Int(clamping: value)) : Format.figure(value)
    case .cores: Format.figure(value) + (value == 1 ? " core" : " cores")
    }
  }

  /// Whether people would write the size in KiB and up: 4 GiB, but 200 GB.
  private func isRoundInBinary(_ bytes: Double) -> Bool {
    var size = bytes
    while size >= 1024 { size /= 1024 }
    return (size * 100).rounded() == size * 100
  }
}
