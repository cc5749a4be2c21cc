import Testing

@testable import Report

@Suite struct RowsOfTheCapacityPage {
  private let rows = CapacityRows(counts: [(tenants: 3, nodes: 2), (tenants: 4, nodes: 0)])

  @Test func areCutInTheirOrder() {
    #expect(rows.count == 9)
    #expect(
      rows.part(0..<4) == [
        .init(tenants: 0..<3, nodes: 0..<1, hasAll: false),
        .init(tenants: 0..<0, nodes: 0..<0, hasAll: false),
      ])
    #expect(
      rows.part(4..<7) == [
        .init(tenants: 3..<3, nodes: 1..<2, hasAll: false),
        .init(tenants: 0..<2, nodes: 0..<0, hasAll: false),
      ])
    #expect(rows.part(0..<9).allSatisfy { $0.hasAll })
  }
}
