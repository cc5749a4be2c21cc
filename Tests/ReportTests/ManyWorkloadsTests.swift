import Markup
import Pages
import Testing
import Workloads

@testable import Report

/// A fleet that no browser could show on one page.
@Suite struct ManyWorkloads {
  private static let count = 703
  /// Planned once for all of these tests.
  private static let made = Result { try many() }
  private static let allPages = made.map { $0.pages(answersBack: true) }
  private let capacity: Capacity
  private let pages: [Page]

  init() throws { (capacity, pages) = (try Self.made.get(), try Self.allPages.get()) }

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
    try #require(pages.first { $0.path == SitePath(path) })
  }

  private func html(_ page: Page) -> String { page.body(.page(page.path)).rendered() }

  @Test func everyWorkloadIsOnOnePartOfTheMatrix() throws {
    let parts = try ["matrix", "matrix-part-2"].map(page)
    let rows = parts.map { html($0).matches(of: #/<tr data-ranks/#).count }
    #expect(rows == [500, 203])
    let titles = parts.flatMap { page in
      html(page).matches(of: #/>(W \d+)<\/a>/#).map { String($0.output.1) }
    }
    #expect(Set(titles).count == Self.count)
    #expect(parts.map(\.isSheet) == [false, true])
    #expect(parts[1].title == "Matrix, part 2")
    #expect(!pages.contains { $0.path == SitePath("matrix-part-3") })
  }

  @Test func partsLeadToEachOther() throws {
    let second = html(try page("matrix-part-2"))
    #expect(second.contains("Workloads 501 to 703 of 703"))
    #expect(second.contains(#"<a href="../matrix/index.html">1</a> <b>2</b>"#))
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
    func fleet(_ count: Int) -> Capacity {
      Capacity(
        workloads: Array(repeating: capacity.workloads[0], count: count),
        settings: capacity.settings)
    }
    #expect(files(fleet(1_000)).contains("assets/fleet.js"))
    #expect(!files(fleet(1_001)).contains("assets/fleet.js"))
  }
}
