import ArgumentParser
import Files
import Foundation
import Pages
import Serving
import Starter
import TestSupport
import Testing

@testable import headroom

@Suite struct BuildingPreviews {
  /// Each edit on top of those before it; no text removes the file.
  private static let edits: [(path: String, text: String?)] = [
    ("guide.md", "# Guide\n\nNew words, see #12."), ("new.md", "# New\n\n[guide](guide.md)"),
    ("workloads/orders.yaml", orders(rate: "80k/s")), ("theme/extra.css", "h1 { color: teal }"),
    ("guide.md", "# Guide\n\n{{ workloads.orders.cores }} cores.\n\n## See #12"), ("new.md", nil),
    ("workloads/orders.yaml", orders(rate: "20k/s")), ("theme/extra.css", nil),
    ("handbook.yaml", "title: Theirs\nassumptions: { targetUtilization: 50% }\n"),
    ("handbook.yaml", "title: Theirs\nrepository: https://github.com/a/b\n"),
  ]

  private static func orders(rate: String) -> String {
    """
    title: Orders
    source: { rate: \(rate), record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
    """
  }

  @Test func equalFullBuilds() throws {
    try withTemporaryFolder { folder in
      try start(in: folder)
      var builds = try builds(of: folder)
      for edit in [("handbook.yaml", "title: Ours\n")] + Self.edits {
        try change(edit.0, to: edit.1, in: folder)
        var files: [OutputFile]?
        var early: EarlySite?
        builds.next(showing: { (files, early) = ($0.site ?? files, $0.early ?? early) })
        var expected: [String: [UInt8]] = [:]
        try Handbook(folder: folder).site(baseURL: "http://127.0.0.1/").write {
          expected[$0.path] = try $0.contents()
        }
        let found = try Dictionary(
          uniqueKeysWithValues: (files ?? []).map { ($0.path, try $0.contents()) })
        #expect(found == expected, "\(edit.0)")
        // As it was before the rest was there.
        for path in ["index.html", "guide/index.html", "workloads/orders/index.html"] {
          let file = try #require(early?.file(path))
          #expect(try file.contents() == expected[path], "\(path) after \(edit.0)")
        }
      }
    }
  }

  @Test func leaveTheRestOfWhatIsOutdated() throws {
    try withTemporaryFolder { folder in
      try start(in: folder)
      var builds = try builds(of: folder)
      var shown: [Preview] = []
      builds.next(showing: { shown.append($0) }, unless: { true })
      #expect(shown.count == 1 && shown[0].early != nil)
      // A mistake does not keep the site before it from being made.
      try change("guide.md", to: "[x](nowhere.md)", in: folder)
      builds.next(showing: { shown.append($0) })
      #expect(shown.count == 3 && shown[1].problems.contains("nowhere.md"))
      #expect(shown[2].site != nil && shown[2].edition == shown[0].early?.edition)
      try change("guide.md", to: "# Guide", in: folder)
      builds.next(showing: { shown.append($0) })
      #expect(shown.last?.site != nil && shown.last?.edition != shown[2].edition)
    }
  }

  @Test func tellMistakesAndTheirEnd() throws {
    try withTemporaryFolder { folder in
      try start(in: folder)
      var builds = try builds(of: folder)
      #expect(builds.last().problems == "")
      for (path, mistake) in [("guide.md", "[x](nowhere.md)"), ("handbook.yaml", "titel: x\n")] {
        let text = try String(decoding: SingleFile.read(folder + "/" + path), as: UTF8.self)
        try change(path, to: mistake, in: folder)
        let broken = builds.last()
        #expect(broken.site == nil)
        #expect(broken.problems.hasPrefix("\(folder)/\(path):1:"))
        try change(path, to: text, in: folder)
        #expect(builds.last().site != nil)
      }
    }
  }

  private func start(in folder: String) throws {
    try write("title: Ours\n", to: "handbook.yaml", in: folder)
    try write("# Guide\n\nWords.", to: "guide.md", in: folder)
    try write(Self.orders(rate: "40k/s"), to: "workloads/orders.yaml", in: folder)
  }

  private func change(_ path: String, to text: String?, in folder: String) throws {
    if let text { return try write(text, to: path, in: folder) }
    try FileManager.default.removeItem(atPath: folder + "/" + path)
  }

  private func builds(of folder: String) throws -> PreviewBuilds {
    PreviewBuilds(
      options: try ContentOptions.parse([folder]), address: "http://127.0.0.1/", drafts: false)
  }
}

extension PreviewBuilds {
  /// What is shown in the end.
  fileprivate mutating func last() -> Preview {
    var last = Preview(site: nil, problems: "")
    next(showing: { last = $0 })
    return last
  }
}
