import Pages
import Reading
import Testing
import Workloads

/// Files are read on all cores, and what comes of them stands in the order of their paths.
@Suite struct ManyWorkloadFiles {
  @Test(arguments: [0, 1, 31, 32, 33, 64, 500])
  func keepTheirOrder(_ count: Int) {
    let names = (0..<count).map { "w\(1000 + $0)" }
    let files = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { number, name in
        let tier = number % 3 == 1 ? "soon" : "sub-1s"
        return (
          "workloads/\(name).yaml",
          """
          title: \(name)
          source: { rate: 40k/s, record: 1 KiB }
          latency: \(tier)
          statements: [{ name: parse, complexity: simple }]

          """
        )
      })
    let (workloads, mistakes) = WorkloadFiles.read(FileTree(files), settings: CapacitySettings())
    let wrong = names.enumerated().filter { $0.offset % 3 == 1 }.map(\.element)
    #expect(mistakes.map(\.id) == wrong.map { _ in "unknown-tier" })
    #expect(mistakes.map { $0.location?.file } == wrong.map { "workloads/\($0).yaml" })
    #expect(
      workloads.map(\.definition.id)
        == names.enumerated().filter { $0.offset % 3 != 1 }.map(\.element))
  }
}
