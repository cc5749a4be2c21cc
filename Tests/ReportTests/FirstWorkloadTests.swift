import Pages
import Testing

@testable import Report

@Suite struct HandbooksWithoutWorkloads {
  @Test func sayHowToBegin() throws {
    let pages = try capacity([:]).pages()
    for path in [SitePath.home, SitePath("workloads")] {
      let page = try #require(pages.first { $0.path == path })
      let text = page.body(.page(path)).plainText
      #expect(text.contains("There are no workloads yet."))
      #expect(text.contains(FirstWorkload.definition))
      #expect(!text.contains("Cores"))
    }
  }

  /// What is shown can be copied: nothing is missing in it, and it fits.
  @Test func showADefinitionThatFits() throws {
    #expect(try planned(FirstWorkload.definition).workload.design.plan != nil)
  }
}
