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
    ("guide.md", "# Guide\n\nNew words."), ("new.md", "# New\n\n[guide](guide.md)"),
    ("workloads/orders.yaml", orders(rate: "80k/s")), ("theme/extra.css", "h1 { color: teal }"),
    ("guide.md", "# Guide\n\n{{ workloads.orders.cores }} cores."), ("new.md", nil),
    ("workloads/orders.yaml", orders(rate: "20k/s")), ("theme/extra.css", nil),
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
        let preview = builds.next()
        var expected: [String: [UInt8]] = [:]
        try Handbook(folder: folder).site(baseURL: "http://127.0.0.1/").write {
          expected[$0.path] = try $0.contents()
        }
        let found = try Dictionary(
          uniqueKeysWithValues: (preview.site ?? []).map { ($0.path, try $0.contents()) })
        #expect(found == expected, "\(edit.0)")
      }
    }
  }

  @Test func tellMistakesAndTheirEnd() throws {
    try withTemporaryFolder { folder in
      try start(in: folder)
      var builds = try builds(of: folder)
      #expect(builds.next().problems == "")
      for (path, mistake) in [("guide.md", "[x](nowhere.md)"), ("handbook.yaml", "titel: x\n")] {
        let text = try String(decoding: SingleFile.read(folder + "/" + path), as: UTF8.self)
        try change(path, to: mistake, in: folder)
        let broken = builds.next()
        #expect(broken.site == nil)
        #expect(broken.problems.hasPrefix("\(folder)/\(path):1:"))
        try change(path, to: text, in: folder)
        #expect(builds.next().site != nil)
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
