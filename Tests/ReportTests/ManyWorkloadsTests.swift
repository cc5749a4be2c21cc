import Markup
import Pages
import Testing
import Workloads

@testable import Report

/// A fleet that no browser could show on one page.
@Suite struct ManyWorkloads {
  private static let count = 1_203
  /// Planned once for all of these tests.
  private static let made = Result { try many() }
  private let capacity: Capacity

  init() throws { capacity = try Self.made.get() }

  private static func many() throws -> Capacity {
    let drawn = try #require(
      (1...50).lazy.map { Capacity(seed: $0) }.first { $0.workloads.count > 5 })
    let workloads = try (0..<count).map { number in
      var definition = drawn.workloads[number % drawn.workloads.count].definition
      definition.id = "w\(number)"
      definition.title = "W \(number)"
      return try PlannedWorkload(definition, settings: drawn.settings)
    }
    return Capacity(workloads: workloads, settings: drawn.settings)
  }

  private func page(_ path: String) throws -> Page {
    try #require(capacity.pages(answersBack: true).first { $0.path == SitePath(path) })
  }

  private func html(_ page: Page) -> String { page.body(.page(page.path)).rendered() }

  @Test func everyWorkloadIsOnOnePartOfTheMatrix() throws {
    let pages = try ["matrix", "matrix-part-2", "matrix-part-3"].map(page)
    let rows = pages.map { html($0).matches(of: #/<tr data-ranks/#).count }
    #expect(rows == [500, 500, 203])
    let titles = pages.flatMap { page in
      html(page).matches(of: #/>(W \d+)<\/a>/#).map { String($0.output.1) }
    }
    #expect(Set(titles).count == Self.count)
    #expect(pages.map(\.isSheet) == [false, true, true])
    #expect(pages[2].title == "Matrix, part 3")
    #expect(!capacity.pages().contains { $0.path == SitePath("matrix-part-4") })
  }

  @Test func partsLeadToEachOther() throws {
    let second = html(try page("matrix-part-2"))
    #expect(second.contains("Workloads 501 to 1,000 of 1,203"))
    #expect(second.contains(#"<a href="../matrix/index.html">1</a> <b>2</b>"#))
    #expect(second.contains(#"<a href="../matrix-part-3/index.html">3</a>"#))
  }

  @Test func totalsAreThoseOfTheWholeEnvironment() throws {
    let whole = FleetMap(
      workloads: capacity.workloads, environments: capacity.settings.environments)
    let part = whole.rows(0..<500)
    #expect(part.groups.map(\.totals) == whole.groups.map(\.totals))
    #expect(part.most == whole.most)
    #expect(part.groups.reduce(0) { $0 + $1.rows.count } == 500)
  }

  @Test func theHomePageHasWhatBreaksFirst() throws {
    let home = try page("")
    #expect(html(home).matches(of: #/<tr data-ranks/#).count == HomePage.mostRows)
    #expect(home.body(.page(.home)).plainText.contains("the 200 workloads that break first"))
    let whole = FleetMap(workloads: capacity.workloads)
    let shown = whole.breakingFirst(200).groups.flatMap(\.rows)
    let ids = Set(shown.map(\.definition.id))
    let least = shown.compactMap { $0.room?.sameCores }.max() ?? 0
    for row in whole.groups.flatMap(\.rows) where !ids.contains(row.definition.id) {
      #expect(row.room?.sameCores ?? 0 >= least)
    }
  }

  @Test func theFleetOfAThousandAndMoreIsNotSentToTheBrowser() {
    func files(_ capacity: Capacity) -> [String] {
      capacity.resources(engineVersion: "1", answersBack: true).map(\.path)
    }
    #expect(!files(capacity).contains("assets/fleet.js"))
    let fewer = Capacity(
      workloads: Array(capacity.workloads.prefix(1_000)), settings: capacity.settings)
    #expect(files(fewer).contains("assets/fleet.js"))
  }
}
