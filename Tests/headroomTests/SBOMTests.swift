import Foundation
import TestSupport
import Testing

/// What `make dist` puts beside a program, for those who ask what is linked into it.
@Suite(
  .enabled(if: TestSupport.isInstalled("pkg-config"), "needs the program pkg-config"))
struct TheBillOfMaterials {
  private struct Document: Decodable {
    var spdxVersion: String
    var dataLicense: String
    var SPDXID: String
    var name: String
    var documentNamespace: String
    var creationInfo: Creation
    var packages: [Package]
    var relationships: [Relationship]
  }

  private struct Creation: Decodable {
    var created: String
    var creators: [String]
  }

  private struct Package: Decodable {
    var SPDXID: String
    var name: String
    var versionInfo: String
    var downloadLocation: String
    var filesAnalyzed: Bool
    var licenseConcluded: String
    var licenseDeclared: String
    var copyrightText: String
    var sourceInfo: String?
  }

  private struct Relationship: Decodable {
    var spdxElementId: String
    var relationshipType: String
    var relatedSpdxElement: String
  }

  private struct Pins: Decodable {
    struct Pin: Decodable {
      struct State: Decodable { var version: String }
      var identity: String
      var state: State
    }
    var pins: [Pin]
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private func text() throws -> String {
    try run(Self.root + "/.ci/sbom", "1.2.3", "abc123", "2026-11-26T00:00:00Z", in: Self.root)
  }

  private func document() throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(text().utf8))
  }

  @Test func isADocumentOfSPDX() throws {
    let document = try document()
    #expect(document.spdxVersion == "SPDX-2.3" && document.dataLicense == "CC0-1.0")
    #expect(document.SPDXID == "SPDXRef-DOCUMENT" && document.name == "headroom-1.2.3")
    #expect(document.documentNamespace == "urn:headroom:sbom:1.2.3:abc123")
    #expect(document.creationInfo.created == "2026-11-26T00:00:00Z")
    #expect(document.creationInfo.creators.allSatisfy { $0.hasPrefix("Tool: ") })
    #expect(try text() == text())
  }

  /// Every package by a name of its own, with a version and a license.
  @Test func namesAllThatIsLinked() throws {
    let packages = try document().packages
    let resolved = try Data(contentsOf: URL(filePath: Self.root + "/Package.resolved"))
    let pins = try JSONDecoder().decode(Pins.self, from: resolved).pins
    #expect(
      Set(packages.map(\.name))
        == Set(pins.map(\.identity) + ["headroom", "cmark", "swift-runtime"]))
    #expect(Set(packages.map(\.SPDXID)).count == packages.count)
    for package in packages {
      let id = package.SPDXID.dropFirst("SPDXRef-".count)
      #expect(package.SPDXID.hasPrefix("SPDXRef-") && !id.isEmpty)
      #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) })
      #expect(package.versionInfo.first?.isNumber == true, "\(package.name)")
      #expect(package.licenseConcluded != "NOASSERTION", "\(package.name)")
      #expect(package.licenseDeclared == package.licenseConcluded && !package.filesAnalyzed)
    }
    for pin in pins {
      let package = packages.first { $0.name == pin.identity }
      #expect(package?.versionInfo == pin.state.version)
      #expect(package?.downloadLocation.hasPrefix("git+https://") == true)
      #expect(package?.downloadLocation.hasSuffix("@" + pin.state.version) == true)
    }
  }

  @Test func tellsWhatBelongsToWhat() throws {
    let document = try document()
    let ids = Set(document.packages.map(\.SPDXID))
    let described = document.relationships.filter { $0.relationshipType == "DESCRIBES" }
    #expect(described.map(\.spdxElementId) == ["SPDXRef-DOCUMENT"])
    #expect(described.map(\.relatedSpdxElement) == ["SPDXRef-headroom"])
    let linked = document.relationships.filter { $0.relationshipType == "STATIC_LINK" }
    #expect(linked.allSatisfy { $0.spdxElementId == "SPDXRef-headroom" })
    #expect(Set(linked.map(\.relatedSpdxElement)) == ids.subtracting(["SPDXRef-headroom"]))
    #expect(linked.count + described.count == document.relationships.count)
  }
}
