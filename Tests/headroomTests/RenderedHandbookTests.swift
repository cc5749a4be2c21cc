import Files
import Foundation
import Testing

@testable import Site
@testable import headroom

/// The handbook of this repository, rendered, is in `site/`, byte for byte. Nothing else pins the frame
/// around pages, their scripts, their feeds and indexes as a whole.
@Suite struct RenderedHandbook {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test func isWhatTheSiteHolds() throws {
    let rendered = Self.root + "/site"
    let handbook = try Handbook(folder: Self.root + "/content")
    var comparison = SiteComparison(rendered)
    try handbook.site(answeringWith: Self.module(of: rendered)).write { try comparison.compare($0) }
    try comparison.findLeftovers()
    #expect(comparison.differences == [], "site/ is not current: run 'make site'")
  }

  /// Tests are built without the WebAssembly module; the site has it, as text in a script.
  private static func module(of site: String) throws -> [UInt8] {
    let script = try String(contentsOfFile: site + "/assets/what-if.js", encoding: .utf8)
    let text = try #require(script.split(separator: "const module=\"").dropFirst().first)
    let encoded = try #require(text.split(separator: "\"").first)
    return [UInt8](try #require(Data(base64Encoded: String(encoded))))
  }
}
