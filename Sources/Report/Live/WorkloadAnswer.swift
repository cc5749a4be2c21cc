public import Markup
public import Pages
internal import Sizing
public import Workloads

/// What a workload's page says about its input: made once by the build, and again in the reader's
/// browser for an input that the reader changed.
public struct WorkloadAnswer: Sendable {
  let workload: PlannedWorkload

  public init(_ workload: PlannedWorkload) { self.workload = workload }

  private var definition: WorkloadDefinition { workload.definition }

  /// What sections on one cluster are about: the workload, or its largest pool.
  private var cluster: PlannedWorkload { workload.mainCluster }

  /// The lines above the cards.
  public func facts(_ here: LinkBase) -> HTML { header.facts(here) }

  /// How much it takes.
  ///
  /// - Parameter plan: the same workload as planned, whose differences the cards show.
  public func answer(_ here: LinkBase, since plan: PlannedWorkload? = nil) -> HTML {
    let parts = header.answer(here)
    guard let plan else { return .fragment(parts) }
    let changes = CardChanges(
      of: workload.deployed(workload.design), since: plan.deployed(plan.design))
    return .fragment(parts.map(changes.noted))
  }

  /// Its design point in a few words.
  public var point: String { workload.point }

  /// The answer in a sentence, beside the plan's.
  public func sentence(since plan: PlannedWorkload) -> String {
    let (now, before) = (workload.deployed(workload.design), plan.deployed(plan.design))
    guard now.fits else { return cluster.design.why.plainText }
    let answer = "\(workload.point): \(Format.counted(now.cores))"
    if !before.fits { return answer + "; the plan does not fit." }
    let change = now.cores.value - before.cores.value
    if abs(change) < 0.05 { return answer + ", as planned." }
    return
      "\(answer), \(Format.count(Cores(abs(change)))) \(change < 0 ? "fewer" : "more") than planned."
  }

  /// The answer in a sentence of its own.
  public var sentence: String {
    let now = workload.deployed(workload.design)
    guard now.fits else { return cluster.design.why.plainText }
    return "\(workload.point): \(Format.counted(now.cores))."
  }

  /// What decides it, and what to look out for.
  public func reasons(_ here: LinkBase) -> HTML { .fragment(header.reasons(here)) }

  private var header: WorkloadHeader { WorkloadHeader(workload: workload, changes: nil) }

  /// Says so where a section is about a part only.
  @Content var scope: [HTML] {
    if !workload.pools.isEmpty, let name = cluster.definition.statementNames.first {
      Tag.p {
        "For the compute pool of "
        Tag.b { name }
        """
        , which determines the result. The rate that reaches it is \
        \(Format.rate(cluster.design.rate)) at the design point.
        """
      }
    }
  }

  /// First of all for a workload that does not fit.
  public var wayOut: [PageSection] {
    guard !workload.deployed(workload.design).fits else { return [] }
    return [
      PageSection("way-out", "What would make it fit") { here in
        scope
        FittingChanges(workload: cluster).html(here)
      }
    ]
  }

  public var rates: [PageSection] {
    [
      PageSection("rates", "As the rate grows") { here in
        if let room = RoomSummary(workload, workload.design) { Tag.p { room.sentence } }
        scope
        let cores = CoresChart(workload: cluster)
        readable(cores).html(here)
        ConstraintsChart(workload: cluster, curve: cores.curve(of: definition.tier)).figure
          .html(here)
      },
      PageSection("matrix", "Every tier and rate") { MatrixTable(workload: workload).html($0) },
    ]
  }

  /// The chart by rate with what it says where the reader points.
  private func readable(_ chart: CoresChart) -> ChartFigure {
    var figure = chart.figure
    figure.readings = RateReadings(chart, rates: cluster.rates, tiers: cluster.tiers).html
    return figure
  }

  /// What it costs, and what its tier is worth; none for a workload that does not fit.
  public var costs: [PageSection] {
    guard workload.deployed(workload.design).fits else { return [] }
    let tiers = PageSection("tiers", "What the tier costs") { here in
      if let premium = TierPremium(workload, workload.design) {
        Tag.p { "\(definition.tier.name) needs \(premium.words)." }
      }
      TierTable(workload: workload).table.html(here)
    }
    guard let section = CostSection(workload) else { return [tiers] }
    return [PageSection("cost", "Cost") { section.html($0) }, tiers]
  }

  /// None for a workload that does not fit.
  public var kafka: [PageSection] {
    guard cluster.design.plan != nil else { return [] }
    return [
      PageSection("kafka", "Kafka and the checkpoint store") { here in
        scope
        KafkaTable(workload: cluster, cell: cluster.design).table?.html(here) ?? .empty
      }
    ]
  }
}
