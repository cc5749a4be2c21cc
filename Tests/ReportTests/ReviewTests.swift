import Markup
import Pages
import Sizing
import Testing

@testable import Report

@Suite struct Reviews {
  private static func words(
    _ text: String, handbook: String = "flink: { version: v1_20 }"
  ) throws -> String {
    let (capacity, workload) = try planned(text, handbook: handbook)
    let page = capacity.review(of: workload)
    return page.body(.page(page.path)).plainText.split(separator: " ").joined(separator: " ")
  }

  @Test func haveTheAnswerTheRisksAndWhoSetWhat() throws {
    let words = try Self.words(
      Sample.join + "\nassumptions: { targetUtilization: 60% }",
      handbook: "environments: { default: { prices: { currency: EUR, corePerHour: 0.04 } } }")
    #expect(words.hasPrefix("Orders enrichment needs "))
    #expect(words.contains("for 40 k/s at sub-1s. Owner: checkout"))
    #expect(words.contains("Each latency tier at 40 k/s"))
    #expect(words.contains("EUR"))
    #expect(words.contains("After losing a TaskManager the workload is current again in"))
    #expect(words.contains("target utilization 60 % workload's assumptions"))
    #expect(words.contains("The model's defaults: "))
    #expect(words.contains("Name Role Decision Date Signature"))
  }

  /// 100 k/s written 30 times leave the disks little to catch up with.
  private static let panes = """
    title: Sensors
    source: { rate: 100k/s, record: 240 B }
    latency: relaxed
    delivery: at-least-once
    skew: low
    statements:
      - name: rolling
        complexity: medium
        window: { size: 30 min, slide: 1 min, panes: true }
        state: { keys: 3M, bytesPerKey: 160 B }
    """

  @Test func tellTheRecoveryThatTheDisksAllow() throws {
    let (capacity, workload) = try planned(Self.panes)
    let plan = try #require(workload.design.plan)
    let limit = try #require(workload.sizer.catchUpLimit(of: workload.design))
    #expect(plan.warnings.contains(.catchUpLimited))
    let time = Format.duration(limit.recovery)
    #expect(limit.recovery > plan.recovery.total)
    let sentence = RecoverySummary(workload: workload, plan: plan).sentence
    #expect(sentence.contains("is current again in \(time), "))
    #expect(sentence.contains("it would take \(Format.duration(plan.recovery.total))."))
    let map = FleetMap(workloads: [workload]).html(.page(.home)).plainText
    #expect(map.contains("\(Format.duration(plan.recovery.total)) of 15 min"))
    #expect(map.contains("disk throughput: \(time)"))
    for page in [
      capacity.review(of: workload), WorkloadPage(workload: workload, capacity: capacity).page,
    ] {
      let words = page.body(.page(page.path)).plainText
      #expect(words.contains("by its processors alone; see the warning"))
      #expect(words.contains("is current again after \(time)"))
    }
    #expect(try !Self.words(Sample.filter).contains("by its processors alone"))
  }

  @Test func tellTheWayOutOfWhatDoesNotFit() throws {
    let words = try Self.words(Sample.hot)
    #expect(words.hasPrefix("Hot does not fit at 500 k/s at sub-1s."))
    #expect(words.contains("Any one of these makes it fit"))
    #expect(!words.contains("What Kafka has to provide"))
  }

  @Test func areLinkedFromTheirWorkload() throws {
    let (capacity, _) = try planned(Sample.filter)
    let pages = capacity.pages()
    let sheet = try #require(pages.first { $0.path == SitePath("workloads/sample/review") })
    #expect(sheet.isSheet)
    let page = try #require(pages.first { $0.path == SitePath("workloads/sample") })
    let html = page.body(.page(page.path)).rendered()
    #expect(html.contains("review/index.html\">Review sheet"))
    let calculation = try #require(
      pages.first { $0.path == SitePath("workloads/sample/calculation") })
    #expect(calculation.isSheet)
    #expect(html.contains("calculation/index.html\">Every step"))
    #expect(!html.contains("class=\"steps\""))
  }
}

@Suite struct Cards {
  @Test(arguments: [
    ("7 min 38 s", "7<small> min</small> 38<small> s</small>"),
    ("40 k/s", "40<small> k/s</small>"), ("+4 %", "+4<small> %</small>"),
    ("Does not fit", "Does not fit"), ("none", "none"), ("", ""),
  ])
  func showEveryNumberLarge(_ value: String, _ expected: String) {
    let card = AnswerCards.card("Label", value, detail: "more").rendered()
    #expect(
      card == """
        <div class="card"><dt>Label</dt><dd><div class="figure">\(expected)\
        </div><div class="detail">more</div></dd></div>
        """)
  }

  @Test func ofWhatDoesNotFitSayWhatWould() throws {
    let (_, workload) = try planned(Sample.hot)
    let words = AnswerCards(workload: workload, cell: workload.design).html.plainText
    #expect(words.contains("At 500 k/s, sub-1s Does not fit"))
    #expect(words.contains("Largest rate that fits"))
    #expect(words.contains("Cheapest way out at "))
  }
}
