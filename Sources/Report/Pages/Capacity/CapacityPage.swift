internal import Workloads
internal import Markup
internal import Pages
internal import Sizing

/// The cluster plan: how the workloads of each environment share its nodes, whose they are, and
/// what they cost.
struct CapacityPage {
  let plans: [EnvironmentPlan]
  private let shares: CapacityShares
  /// The rows of all environments, of which a page has no more than a browser shows soon.
  private let rows: CapacityRows
  /// The most rows of a page.
  private let most: Int

  static let path = SitePath("capacity")

  init(capacity: Capacity, most: Int = 1_000) {
    self.most = most
    plans = capacity.environmentPlans
    shares = CapacityShares(plans, by: .owner)
    rows = CapacityRows(of: plans)
  }

  var pages: [Page] {
    let parts = PageParts(page: Self.path, count: rows.count, most: most, counted: "Rows")
    return parts.pages { range, links in
      range.lowerBound == 0 ? first(range, links) : continuation(range, links)
    }
  }

  /// Everything that is not a row of a workload or a node, and the first of these.
  private func first(
    _ range: Range<Int>, _ links: @escaping @Sendable (LinkBase) -> HTML
  ) -> Page {
    Page(
      path: Self.path, title: "Capacity",
      description: "How the workloads of each environment share nodes, by owner and cost.",
      weight: 50,
      lead: { here in .fragment(lead + [links(here)]) },
      sections: zip(plans, rows.part(range)).map { plan, rows in
        PageSection("environment-" + plan.environment.id, plan.environment.title) { here in
          EnvironmentSection(plan: plan, rows: rows).html(here)
        }
      } + costs + [
        PageSection("owners", "Owners") { here in
          ShareTable(shares: shares, grouping: .owner).html(here)
        },
        PageSection("tiers", "Latency tiers") { here in
          ShareTable(shares: CapacityShares(plans, by: .tier), grouping: .tier).html(here)
        },
      ]
    ).found(by: ["most", "total", "nodes", "cost", "bill"])
  }

  /// The tables of environments from where the part before ends.
  private func continuation(
    _ range: Range<Int>, _ links: @escaping @Sendable (LinkBase) -> HTML
  ) -> Page {
    Page(
      path: Self.path, title: "Capacity",
      description: "What more workloads need, and what runs on more nodes.", weight: 50,
      lead: links,
      sections: zip(plans, rows.part(range)).compactMap { plan, rows in
        if rows.isEmpty { return nil }
        return PageSection("environment-" + plan.environment.id, plan.environment.title) { here in
          if !rows.tenants.isEmpty {
            TenantTable(plan: plan, rows: rows.tenants, hasTotals: false).table.html(here)
          }
          if !rows.nodes.isEmpty { NodeTable(plan: plan, rows: rows.nodes).table.html(here) }
        }
      })
  }

  private var costs: [PageSection] {
    if shares.currencies.isEmpty { return [] }
    return [
      PageSection("costs", "Requested, idle and billed") { here in
        BillTable(plans: plans).html(here)
      }
    ]
  }

  @Content private var lead: [HTML] {
    Tag.p(.class("lead")) {
      "For budgets and quota requests: what all workloads need together at their design points, "
      "when those of an environment share its nodes."
    }
    cards
  }

  private var cards: HTML {
    let nodes = plans.map { $0.plan.nodes.count }.reduce(0, +)
    let cores = plans.map { $0.plan.usedCores }.reduce(.zero, +)
    let memory = plans.map { $0.plan.usedMemory }.reduce(.zero, +)
    let alone = plans.map { $0.alone.nodes }.reduce(0, +)
    return Tag.dl(.class("cards")) {
      AnswerCards.card(
        "Nodes", Format.count(nodes), detail: "\(Format.count(alone)) without sharing")
      AnswerCards.card(
        "Cores in use", Format.count(cores),
        detail: "of \(Format.count(shares.total.cores)) on the nodes")
      AnswerCards.card(
        "Memory in use", Format.memory(memory),
        detail: "of \(Format.memory(shares.total.memory)) on the nodes")
      for cost in shares.requested.sums {
        let bill = shares.total.costs[cost.currency] ?? 0
        AnswerCards.cost(
          cost, detail: "requested; whole nodes cost \(Format.money(bill, cost.currency))")
      }
      for cost in shares.total.usage.sums { AnswerCards.usage(cost) }
    }
  }
}

/// One environment: in words, as a picture, and as tables.
struct EnvironmentSection {
  let plan: EnvironmentPlan
  let rows: CapacityRows.Part

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.p { summary }
    if !plan.missing.isEmpty { Tag.p { missing(here) } }
    PackingDrawing(plan: plan).html
    TenantTable(plan: plan, rows: rows.tenants, hasTotals: true).table.html(here)
    if !rows.nodes.isEmpty || rows.hasAll {
      Tag.details {
        Tag.summary { "What runs on each node" }
        NodeTable(plan: plan, rows: rows.nodes).table.html(here)
      }
    }
    if !plan.tenants.isEmpty { quota(here) }
  }

  private var summary: String {
    let cluster = plan.plan
    let used = Format.share(cluster.usedCores / max(cluster.totalCores, Cores(1)))
    return """
      \(Format.counted(plan.tenants.count, "workload")) \(plan.tenants.count == 1 ? "has" : "share") \
      \(Format.counted(cluster.nodes.count, "node")) of \
      \(Format.counted(cluster.shape.cores)) and \
      \(Format.memory(cluster.shape.memory)) allocatable to pods, with \(used) of the cores in use. \(savings) \
      \(loss)
      """
  }

  /// What sharing is worth, in nodes and in money.
  private var savings: String {
    let alone = plan.alone
    var words = "With nodes of their own they would need \(Format.count(alone.nodes))"
    if let balance = plan.balance {
      words +=
        balance.saved.amount > 0
        ? """
        . The nodes cost \(balance.bill.text) a month, \(balance.saved.text) less than the \
        workloads request, each on the nodes that are the cheapest for it alone
        """
        : """
        . The nodes cost \(balance.bill.text) a month, of which the workloads request \
        \(balance.requested.text) and \(balance.idle.text) is idle
        """
    }
    return words + "."
  }

  /// What happens when a node is lost.
  private var loss: String {
    let cluster = plan.plan
    if !cluster.tooLarge.isEmpty {
      let names = Set(
        cluster.tooLarge.compactMap { plan.tenant(of: $0)?.workload.definition.title })
      return
        "No node is large enough for the processes of \(names.sorted().joined(separator: ", "))."
    }
    let spare =
      cluster.spareNodes > 0
      ? ", \(Format.counted(cluster.spareNodes, "spare node")) included" : ""
    return cluster.survivesOneNode
      ? "If any node is lost, its processes fit on the others\(spare)."
      : "If a node is lost, not all of its processes fit on the others; 'spareNodes: 1' adds the missing capacity."
  }

  /// How the requests stand to the namespace's quota, and the quota that allows them.
  private func quota(_ here: LinkBase) -> HTML {
    let quota = QuotaManifest(plan: plan)
    return Tag.p {
      if let judgement = quota.judgement { judgement + " " }
      "A quota of twice these requests, for side-by-side upgrades: "
      Tag.a(.href(here.link(toFile: quota.path)), .download(quota.fileName)) { quota.fileName }
      "."
    }
  }

  /// Nobody reads the names of more.
  private static let mostMissing = 500

  @Content private func missing(_ here: LinkBase) -> [HTML] {
    "Not on the nodes, because they do not fit at their design points: "
    for (index, workload) in plan.missing.prefix(Self.mostMissing).enumerated() {
      if index > 0 { ", " }
      Tag.a(.href(here.link(to: workload.path))) { workload.definition.title }
    }
    if plan.missing.count > Self.mostMissing {
      " and \(Format.count(plan.missing.count - Self.mostMissing)) others, which "
      Tag.a(.href(here.link(to: MatrixPage.path))) { "the matrix" }
      " marks"
    }
  }
}
