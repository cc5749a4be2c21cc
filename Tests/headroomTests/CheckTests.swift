import Diagnostics
import Pages
import Report
import Settings
import TestSupport
import Testing

@testable import headroom

/// `check` says what it looked at, and what is questionable of plans.
@Suite struct Checking {
  private static let workload = """
    title: Orders
    source: { rate: 40k/s, record: 350 B, partitions: 48 }
    latency: sub-5s
    statements:
      - { name: enrich, complexity: medium, state: { keys: 2M, bytesPerKey: 500 B } }

    """

  private func check(_ files: [String: String], _ options: String...) throws -> (
    code: Int32, errors: String
  ) {
    var end: (code: Int32, errors: String) = (-1, "")
    try withTemporaryFolder { folder in
      for (path, text) in files { try write(text, to: "content/" + path, in: folder) }
      end = try BuiltProgram(["check"] + options, in: folder, environment: [:]).end()
    }
    return end
  }

  private func handbook(_ files: [String: String]) throws -> Handbook {
    try Handbook(folder: "content", content: FileTree(files))
  }

  @Test func saysWhatItChecked() throws {
    let files = [
      "handbook.yaml": "title: A\nmatrix: { rates: [10k/s], tiers: [sub-5s] }",
      "workloads/orders.yaml": Self.workload + "delivery: at-least-once\n",
      "guide/index.md": "# Guide\n\n[orders](../workloads/orders.yaml) [out](https://a.example/)\n",
    ]
    let end = try check(files)
    #expect(end.code == 0)
    #expect(
      end.errors == """
        content: no errors in 11 pages, 1 workload in 2 cells, 0 releases, 2 links, of which 1 to \
        other hosts are not fetched

        """)
    #expect(try check(files, "--diagnostics", "json").errors == "")
  }

  /// What a page tells of a quota, and a comparison of waivers, is told before either is looked at.
  @Test func warnsOfQuotasAndWaivers() throws {
    let files = [
      "handbook.yaml": """
      title: A
      matrix: { rates: [10k/s], tiers: [sub-5s] }
      environments:
        production: { quota: { cores: 2, memory: 4 GiB } }
        staging: { quota: { cores: 1000 } }
      compare:
        fail: ["totalCores > +10%"]
        waivers:
          - { workload: orders, reason: the sales week, until: 2026-11-30 }
      """,
      "workloads/orders.yaml": Self.workload + "delivery: at-least-once\n",
    ]
    let end = try check(files, "--today", "2026-12-01")
    #expect(end.code == 0)
    #expect(end.errors.contains("handbook.yaml:4:33: warning: Production: The pods request "))
    #expect(
      end.errors.contains(
        "which is not enough: Kubernetes will reject the last pods. [quota-exceeded]"))
    #expect(
      end.errors.contains(
        "handbook.yaml:9:7: warning: the waiver for orders ended on 2026-11-30 [ended-waiver]"))
    #expect(try !check(files, "--today", "2026-11-30").errors.contains("ended-waiver"))
    #expect(try check(files, "--today", "soon").code == 2)
  }

  @Test func saysNothingOfTheSortWithErrors() throws {
    let end = try check(["handbook.yaml": "titel: A"])
    #expect(end.code == 1)
    #expect(!end.errors.contains("no errors"))
  }

  /// In a project's folder, whose other files would be taken for pages.
  @Test func namesTheFolderOfTheHandbookInALine() throws {
    let end = try check(["content/handbook.yaml": "title: A", "README.md": "[x](missing.md)"])
    #expect(end.code == 1)
    #expect(
      end.errors == """
        error: no handbook.yaml in 'content': the handbook is in 'content/content'; name that folder

        """)
  }

  @Test func namesWarningsOfPlans() throws {
    let end = try check([
      "handbook.yaml": "title: A", "workloads/orders.yaml": Self.workload,
    ])
    #expect(end.code == 0)
    #expect(
      end.errors.contains(
        "content/workloads/orders.yaml:1:1: warning: Orders, 40 k/s at sub-5s: Exactly-once output")
    )
    #expect(end.errors.contains("[exactly-once-latency]"))
    #expect(end.errors.contains("1 warning\ncontent: no errors in "))
  }

  @Test func namesDesignPointsThatDoNotFit() throws {
    let tooFew = Self.workload.replacing("partitions: 48", with: "partitions: 1")
    let end = try check(["handbook.yaml": "title: A", "workloads/orders.yaml": tooFew])
    #expect(end.code == 0)
    #expect(
      end.errors.contains(
        "warning: Orders does not fit. No number of TaskManagers sustains 40 k/s at sub-5s: the partitions"
      ))
    #expect(end.errors.contains("hint: 'headroom size orders' lists changes that make it fit"))
  }

  /// Each of a workload's pools is a cluster; what one of them lacks is told once.
  @Test func poolsAreToldOf() throws {
    let pools = Self.workload + "deployment: statements\n"
    let found = PlanNotes(
      try handbook(["handbook.yaml": "title: A", "workloads/orders.yaml": pools]).capacity.workloads
    ).diagnostics
    #expect(found.map(\.id) == ["exactly-once-latency"])
  }

  @Test func otherCommandsSayItInALine() throws {
    let tooFew = Self.workload.replacing("partitions: 48", with: "partitions: 1")
    let handbook = try handbook([
      "handbook.yaml": "title: A", "workloads/a.yaml": Self.workload, "workloads/b.yaml": tooFew,
      "workloads/c.yaml": Self.workload,
    ])
    #expect(
      PlanNotes(handbook.capacity.workloads).summary(told: "headroom check") == [
        "warning: 1 workload does not fit: b; 'headroom check' says why",
        "warning: 2 plans have warnings: a, c; 'headroom check' says why",
      ])
    let quiet = try self.handbook(["handbook.yaml": "title: A"])
    #expect(PlanNotes(quiet.capacity.workloads).summary(told: "x") == [])
  }

  /// A new handbook has nothing that it would have to explain.
  @Test func aNewHandbookHasNoDoubts() throws {
    try withTemporaryFolder { folder in
      let made = try BuiltProgram(["init", "new"], in: folder, environment: [:]).end()
      #expect(made.code == 0)
      let end = try BuiltProgram(["check"], in: folder + "/new", environment: [:]).end()
      #expect(end.errors.hasPrefix("content: no errors in ") && !end.errors.contains("warning"))
    }
  }
}
