import Sizing
import Testing
import Workloads

@testable import Report

/// Answers of the first model that nobody who runs Flink believed, each as its reader asks for it.
@Suite struct AbsurdAnswers {
  private func text(
    _ yaml: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let (capacity, workload) = try planned(yaml)
    return capacity.text(of: [workload], at: DesignPoint())
  }

  private func plan(_ yaml: String) throws -> Plan {
    try #require(try planned(yaml).workload.design.plan)
  }

  private func filter(_ source: String, more: String = "") -> String {
    """
    title: Sample
    source: { \(source) }
    latency: relaxed
    skew: low
    statements: [{ name: keep, complexity: simple }]
    \(more)
    """
  }

  private func keyed(_ rate: String, _ state: String) -> String {
    """
    title: Sample
    source: { rate: \(rate), record: 512 B }
    latency: relaxed
    statements: [{ name: count, complexity: medium, state: { \(state) } }]
    """
  }

  /// Nine TaskManagers at every rate, 10 cores at 2k/s, 37 at 6k/s.
  @Test func coresDoNotJumpWithTheRate() throws {
    let (_, workload) = try planned(
      """
      title: Usage billing
      source: { rate: 8k/s, record: 512 B }
      latency: relaxed
      skew: low
      statements:
        - { name: rate-usage, complexity: simple }
        - { name: usage, complexity: medium, state: { keys: 1200M, bytesPerKey: 900 B } }
      recovery: { objective: 120 min }
      """)
    var rate = 1000.0
    var before: Double?
    while rate <= 8000 {
      let plan = try #require(workload.cell(.relaxed, RecordsPerSecond(rate)).plan)
      let cores = plan.totalCores.value
      if let before { #expect(cores >= before && cores <= before + 4, "\(rate)") }
      before = cores
      rate *= 1.1
    }
  }

  /// 1,877 cores for a thousand records a second.
  @Test func aLongCheckpointIsNoReasonForAThousandCores() throws {
    let text = try text(
      """
      title: Sample
      source: { rate: 1k/s, record: 512 B }
      latency: sub-500ms
      state: { incremental: false }
      statements:
        - { name: keep, complexity: medium, state: { keys: 500M, bytesPerKey: 1 kB } }
      """)
    #expect(text.contains("Cores             65,"))
    #expect(text.contains("every 7 min 51 s"))
    #expect(text.contains("[interval-stretched]"))
  }

  /// 16 subtasks for one key.
  @Test func oneKeyKeepsOneSubtaskBusy() throws {
    let text = try text(keyed("30k/s", "keys: 1, bytesPerKey: 100 B"))
    #expect(text.contains("the hottest key fits one core only below"))
    #expect(text.contains("the hottest key split in 32"))
    #expect(text.contains("two-phase aggregation, where possible"))
  }

  /// 48 slots for four partitions.
  @Test func partitionsThatCantBeReadAreToldOf() throws {
    let text = try text(filter("rate: 200k/s, record: 512 B, partitions: 4"))
    #expect(text.contains("the partitions of a source can be read up to"))
    // 200,000 × (1/0.7 + 110/1800) × 1.1 × 70 µs = 22.9
    #expect(text.contains("23 partitions"))
  }

  /// Nothing changed with a thousand records for each that comes in.
  @Test func whatGoesOutTakesWork() throws {
    let one = try plan(filter("rate: 10k/s, record: 512 B"))
    let many = try plan(filter("rate: 10k/s, record: 512 B", more: "output: { ratio: 1000 }"))
    #expect(many.totalCores.value > 100 * one.totalCores.value)
  }

  /// Forty reads for forty statements on one source.
  @Test func aRecordIsReadOnce() throws {
    let statements = (1...40).map { "  - { name: s\($0), complexity: simple }" }
    let plan = try plan(
      """
      title: Sample
      source: { rate: 10k/s, record: 512 B }
      latency: relaxed
      skew: low
      statements:
      \(statements.joined(separator: "\n"))
      """)
    #expect(plan.totalCores == 25)  // 6 × 4 and the JobManager; was 182
  }

  /// "120 nodes" beside a headline of 2 cores for forty pools.
  @Test func poolsHaveOneTotal() throws {
    let statements = (1...40).map { "  - { name: s\($0), complexity: simple, input: 1% }" }
    let (capacity, workload) = try planned(
      """
      title: Sample
      source: { rate: 1k/s, record: 512 B }
      latency: relaxed
      deployment: statements
      statements:
      \(statements.joined(separator: "\n"))
      """)
    let nodes = try #require(capacity.environmentPlans.first).plan.nodes.count
    #expect(nodes < 40)
    let text = capacity.text(of: [workload], at: DesignPoint())
    #expect(text.contains("Cores         80 in 40 pools"))
    #expect(text.contains("Nodes         \(nodes)"))
    let table = try #require(
      capacity.csv(of: [workload], at: DesignPoint()).split(separator: "\n").last)
    #expect(table.contains(",80,"))
    let values = InsertedValues(capacity: capacity)
    #expect(try values.find("workloads.sample.cores").get() == "80")
    #expect(try values.find("totals.cores").get() == "80")
  }

  /// A lookup join was refused for want of state.
  @Test func lookupsKeepNoState() throws {
    let plan = try plan(
      """
      title: Sample
      source: { rate: 50k/s, record: 512 B }
      latency: sub-1s
      skew: low
      statements:
        - name: locate
          complexity: medium
          lookup: { latency: 5 ms, hits: 80%, capacity: 100 }
      """)
    #expect(plan.taskManagers == 7 && plan.coresPerTaskManager == 2)
  }

  /// Records of 200 B and of 50 kB as records of 693 B.
  @Test func sourcesKeepTheirRecords() throws {
    let (capacity, workload) = try planned(
      """
      title: Sample
      sources:
        - { name: clicks, rate: 50k/s, record: 200 B }
        - { name: carts, rate: 500/s, record: 50 kB }
      latency: sub-5s
      statements:
        - { name: join, complexity: complex, state: { keys: 30M, bytesPerKey: 300 B } }
      """)
    #expect(workload.design.plan?.totalCores == 37)
    let page = try #require(capacity.pages().first { $0.path == workload.path })
    let html = page.body(.page(page.path)).rendered()
    for text in ["clicks", "200 B", "carts", "48.8 KiB"] { #expect(html.contains(text), "\(text)") }
  }

  /// 2,376 MB of network memory where 75 MiB are needed.
  @Test func networkMemoryIsWhatTheShufflesNeed() throws {
    let plan = try plan(Sample.join)
    // 4 slots × 2 exchanges × 2 gates × (2 × 44 + 8) × 32 KiB = 48 MiB, twice at sub-1s
    #expect(plan.networkMemory == .mebibytes(96))
  }

  /// 1.25 MB and 1.25 MiB for 38 and 40 buffers.
  @Test func memoryIsExplainedInOneUnit() throws {
    let (capacity, workload) = try planned(Sample.join)
    let steps = capacity.explanation(of: workload, at: DesignPoint()).split(separator: "\n")
    let buffers = steps.filter { $0.contains("buffers = ") || $0.contains("network = ") }
    #expect(buffers.count == 2)
    for line in buffers { #expect(line.contains(" MiB"), "\(line)") }
  }

  /// "Can't be satisfied", and no word of what would help.
  @Test func whatDoesNotFitHasWaysOut() throws {
    let text = try text(Sample.join + "\nrecovery: { objective: 110 s }")
    #expect(text.contains("Any one of these makes it fit:"))
    #expect(text.contains("a recovery objective of 2 min 45 s"))
  }

  /// Cost, machine, quota and range were on pages only.
  @Test func programsAreToldWhatPagesTell() throws {
    let (capacity, workload) = try planned(
      Sample.join,
      handbook: """
        environments:
          production:
            machines: [{ name: m6i.2xlarge, cores: 8, memory: 32 GiB, perHour: 0.384 }]
        """)
    let plan = try #require(workload.design.plan)
    let json = String(
      decoding: capacity.json(of: [workload], at: DesignPoint(), single: true), as: UTF8.self)
    let pods = 2 * (plan.taskManagers + 1)
    for part in [
      #""machines":["m6i.2xlarge"]"#, #""cost":"#, #","currency":"USD""#,
      #""pods":\#(pods)}"#, #""range":[{"profile":"#,
    ] { #expect(json.contains(part), "\(part)") }
    let values = InsertedValues(capacity: capacity)
    func value(_ name: String) throws -> String {
      try values.find("workloads.sample." + name).get()
    }
    #expect(try value("range").hasSuffix(" (conservative) cores"))
    #expect(try value("quota").hasSuffix(" \(pods) pods"))
    #expect(try value("failures").contains(" lost-node"))
    let partitions = workload.sizer.kafkaSide(of: workload.design)?.partitions ?? []
    #expect(try value("kafka.partitions") == partitions.map(String.init).joined(separator: ", "))
    for name in ["kafka.readRate", "kafka.retention", "kafka.transactionTimeout"] {
      #expect(try !value(name).isEmpty)
    }
  }

  /// "Room  Room for +4 %".
  @Test func theRoomIsNamedOnce() throws {
    let text = try text(Sample.join)
    let room = try #require(text.split(separator: "\n").first { $0.contains("Room") })
    #expect(room.contains("before the next TaskManager"))
    #expect(!room.contains("Room for"))
  }

  /// 41 cores as "21 to 77" where a measured profile says 3.
  @Test func theRangeNamesItsEvidence() throws {
    let text = try text(Sample.join)
    let range = try #require(text.split(separator: "\n").first { $0.contains("Range") })
    #expect(range.contains("(nexmark)") || range.contains("(measured-2.3)"))
    #expect(range.contains("(conservative)"))
  }
}
