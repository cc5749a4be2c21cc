import Testing

@testable import headroom

@Suite struct MakingASiteForAHost {
  @Test func isDoneOnceForAFolder() {
    var made: [String] = []
    var sites = SitesByFolder { folder in
      made.append(folder)
      return folder
    }
    #expect(
      ["latest/", "latest/", "1.0/"].map { sites.site(in: $0) } == ["latest/", "latest/", "1.0/"])
    #expect(made == ["latest/", "1.0/"])
  }
}
