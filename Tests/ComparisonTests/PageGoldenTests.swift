import Foundation
import Pages
import TestSupport
import Testing

@testable import Comparison
@testable import Report

/// The pages of a history, as their reader gets them.
@Suite struct PagesOfReleases {
  /// Each pair of fixtures follows the one before: a history with a step of every kind.
  private static let steps = [
    "needs-more", "needs-less", "no-longer-fits", "fits-again", "added-and-removed", "assumption",
    "renamed-and-changed", "statement-added",
  ]

  private func snapshot(_ name: String, _ side: String) throws -> [UInt8] {
    Array(
      try Data(contentsOf: Fixtures.folder("comparisons").appending(path: "\(name)/\(side).json")))
  }

  @Test(arguments: steps) func ofOneStep(_ name: String) throws {
    let old = try snapshot(name, "old")
    let new = try Snapshot.read(snapshot(name, "new"), file: "new.json")
    let (history, _) = History.load(
      FileTree(["releases/1.0.json": String(decoding: old, as: UTF8.self)]))
    for page in history.with(current: { new }, tolerance: 0).pages {
      let kind = page.path.folder == "releases/" ? "overview" : "step"
      try expectGolden(text(page), "\(name)-\(kind).html")
    }
  }

  private func text(_ page: Page) -> String {
    let head = "\(page.title) | \(page.description) | \(Int(page.weight))\n"
    let body = page.body(.page(page.path)).rendered()
    let blocks = ["<h", "<p", "<t", "<s", "<l", "<d", "<f", "<g", "<rect", "<a "]
    return head + blocks.reduce(body) { $0.replacing($1, with: "\n" + $1) } + "\n"
  }
}
