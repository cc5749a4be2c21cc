internal import Sizing
internal import Workloads

/// The effective values of the handbook as a whole.
struct AssumptionTables {
  let capacity: Capacity

  private var layers: AssumptionLayers { AssumptionLayers(capacity.settings) }

  /// The rows that other pages may link to.
  static let anchors = Set(
    Assumption.allCases.map { $0.name } + LatencyTier.allCases.map { $0.name }
      + ["taskManagerCores", "nodeCores"])

  var scalars: Table {
    let layers = layers
    let values = layers.assumptions
    return Table(
      caption: "Assumptions of this handbook",
      columns: [
        .init(title: "Assumption"), .init(title: "Value, range", isNumber: true),
        .init(title: "Default", isNumber: true), .init(title: "Symbol"),
        .init(title: "Set by"), .init(title: "Source"),
      ],
      rows: Assumption.allCases.map { row($0, values[$0], layers.origin(of: $0)) }
        + sizes(values, layers))
  }

  private func row(
    _ assumption: Assumption, _ value: Double, _ origin: AssumptionOrigin
  ) -> Table.Row {
    let differing = capacity.workloads.count { workload in
      workload.assumptions[assumption] != value
    }
    var here = Datum(value, as: assumption.format)
    here.detail = assumption.formattedRange
    return Table.Row(
      id: assumption.name,
      cells: [
        Datum(assumption.title, detail: assumption.name), here,
        Datum(assumption.defaultValue, as: assumption.format), Datum(formula: assumption.symbol),
        setBy(origin, differing: differing), Datum(assumption.source),
      ], isMarked: origin != .standard)
  }

  /// The two lists of sizes, which no single number holds.
  private func sizes(_ values: Assumptions, _ layers: AssumptionLayers) -> [Table.Row] {
    func row(
      _ key: String, _ title: String, _ range: String, _ list: (Assumptions) -> [Int],
      _ origin: AssumptionOrigin?
    ) -> Table.Row {
      func text(_ sizes: [Int]) -> String {
        sizes.map(Format.count).joined(separator: ", ") + " cores"
      }
      let differing = capacity.workloads.count { list($0.assumptions) != list(values) }
      return Table.Row(
        id: key,
        cells: [
          Datum(title, detail: key), Datum(text(list(values)), detail: range),
          Datum(text(list(Assumptions()))), Datum(formula: "c"),
          setBy(origin ?? .standard, differing: differing),
          Datum("founding notes"),
        ], isMarked: origin != nil)
    }
    return [
      row(
        "taskManagerCores", "TaskManager shapes, in increasing order", "1 to 64 each",
        { $0.taskManagerCores }, layers.nearest { $0.taskManagerCores != nil }),
      row(
        "nodeCores", "node sizes, in increasing order", "1 to 256 each",
        { $0.nodeCores }, layers.nearest { $0.nodeCores != nil }),
    ]
  }

  private func setBy(_ origin: AssumptionOrigin, differing: Int) -> Datum {
    Datum(
      origin.text,
      detail: differing == 0
        ? nil : "different for \(Format.counted(differing, "workload"))")
  }

  var tiers: Table {
    let values = capacity.handbookAssumptions
    return Table(
      caption: "What each latency tier changes",
      columns: [.init(title: "Tier")]
        + TierAssumption.allCases.map { .init(title: $0.title, isNumber: true) },
      rows: LatencyTier.allCases.map { tier in
        Table.Row(
          id: tier.name,
          cells: [Datum(tier.name)]
            + TierAssumption.allCases.map { Datum(values[tier, $0], as: $0.format) })
      })
  }
}

extension Assumption {
  /// 0.01 to 1; ends that are far apart keep a unit each.
  var formattedRange: String { "\(format(range.lowerBound)) to \(format(range.upperBound))" }
}
