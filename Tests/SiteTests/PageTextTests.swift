import Pages
import Synchronization
import Testing

@testable import Site

struct PageTextTests {
  private static let content = FileTree([
    "index.md": "# Home\n\nWelcome, see [a](guide/a.md).",
    "guide/a.md": "---\ntags: [x]\n---\n# A\n\nFirst.\n\n## Part\n\nMore `code`.",
    "guide/b.md": "Only text, with [a part](a.md#Part).",
  ])

  private func files(of site: Site) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    try site.write { files[$0.path] = $0.bytes }
    return files
  }

  /// Its texts are read again the second time, as they were let go.
  @Test func writesASiteTwice() throws {
    let site = Site(content: Self.content, settings: SiteSettings())
    let first = try files(of: site)
    #expect(first.count > 5)
    #expect(try files(of: site) == first)
  }

  @Test func writesTheSameFromAShelf() throws {
    let held = Mutex<[[UInt8]]>([])
    let shelf = TextShelf(
      room: 0,
      put: { bytes in
        held.withLock {
          $0.append(bytes)
          return $0.count - 1
        }
      },
      take: { place, count in
        held.withLock { Array($0[place].prefix(count)) }
      })
    let site = Site(content: Self.content, settings: SiteSettings(), shelf: shelf)
    #expect(
      try files(of: site) == files(of: Site(content: Self.content, settings: SiteSettings())))
    #expect(held.withLock { $0.count } == 3)
  }

  @Test func holdsWhatThereIsRoomFor() throws {
    let count = Mutex(0)
    let shelf = TextShelf(
      room: 1 << 20,
      put: { _ in
        count.withLock { $0 += 1 }; return 0
      }, take: { _, _ in [] })
    let site = Site(content: Self.content, settings: SiteSettings(), shelf: shelf)
    _ = try files(of: site)
    #expect(count.withLock { $0 } == 0)
  }

  private struct Full: Error {}

  @Test func holdsWhatTheShelfHasNoRoomFor() throws {
    let shelf = TextShelf(room: 0, put: { _ in throw Full() }, take: { _, _ in throw Full() })
    let site = Site(content: Self.content, settings: SiteSettings(), shelf: shelf)
    #expect(
      try files(of: site) == files(of: Site(content: Self.content, settings: SiteSettings())))
  }

  /// Half a page must never be published.
  @Test func failsWhereTheShelfLostAText() {
    for lost in [
      TextShelf(room: 0, put: { _ in 0 }, take: { _, _ in throw Full() }),
      TextShelf(room: 0, put: { _ in 0 }, take: { _, _ in [9, 2] }),
    ] {
      let site = Site(content: Self.content, settings: SiteSettings(), shelf: lost)
      #expect(throws: (any Error).self) { try files(of: site) }
    }
  }
}
