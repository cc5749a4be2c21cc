import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct PublishingToAFolder {
  @Test func changesOnlyWhatDiffers() async throws {
    try await withTemporaryFolder { folder in
      let site = folder + "/site"
      var changes = try await publish(["a.html": "1", "b.html": "2"], to: .folder(site))
      #expect(changes.added == ["_headers", "a.html", "b.html"])
      changes = try await publish(["a.html": "changed", "c.html": "3"], to: .folder(site))
      #expect(changes.added == ["c.html"])
      #expect(changes.changed == ["a.html"])
      #expect(changes.removed == ["b.html"])
      #expect(published(try files(in: site)) == ["a.html": "changed", "c.html": "3"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func rehearsesWithoutATrace() async throws {
    try await withTemporaryFolder { folder in
      let changes = try await publish(["a.html": "1"], to: .folder(folder + "/site")) {
        $0.isRehearsal = true
      }
      #expect(changes.added == ["_headers", "a.html"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func leavesTheSiteAsItWasWhenSomethingFails() async throws {
    try await withTemporaryFolder { folder in
      let site = folder + "/site"
      try await publish(["a.html": "1"], to: .folder(site))
      // A file where a folder has to be: the publication breaks off half way.
      await #expect(throws: PublishError.self) {
        try await publish(["a.html": "2", "b": "3", "b/c.html": "4"], to: .folder(site))
      }
      #expect(published(try files(in: site)) == ["a.html": "1"])
    }
  }

  @Test func refusesSomebodyElsesFolder() async throws {
    try await withTemporaryFolder { folder in
      try write("mine", to: "site/thesis.txt", in: folder)
      await #expect(throws: PublishError.self) {
        try await publish(["a.html": "1"], to: .folder(folder + "/site"))
      }
      let found = try files(in: folder)
      #expect(found == ["site/thesis.txt": "mine"])
    }
  }

  /// The next build would take what was published for content.
  @Test func refusesAPlaceInTheContent() async throws {
    try await withTemporaryFolder { folder in
      try write("# Home", to: "content/index.md", in: folder)
      await #expect(throws: PublishError.self) {
        try await publish(
          ["a.html": "1"], to: .folder(folder + "/content/site"), from: folder + "/content")
      }
      #expect(try files(in: folder) == ["content/index.md": "# Home"])
    }
  }

  @Test func keepsTheRulesOfTheSite() async throws {
    try await withTemporaryFolder { folder in
      try await publish(["_headers": "/*\n  X-Mine: 1\n"], to: .folder(folder + "/site"))
      #expect(try files(in: folder + "/site")["_headers"] == "/*\n  X-Mine: 1\n")
    }
  }
}

@Suite struct PublishingVersions {
  private func site(_ text: String) -> [String: String] {
    [
      "index.html": "<head></head>\(text) at HERE", "guide/index.html": "<head></head>guide",
      "404.html": "lost \(text)", "data.csv": text,
    ]
  }

  @Test func standSideBySide() async throws {
    try await withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try await publish(site("old"), to: target, version: "1.0")
      try await publish(site("new"), to: target, version: "1.1")
      let found = try files(in: folder + "/site")
      #expect(found["1.0/data.csv"] == "old")
      #expect(found["1.1/data.csv"] == "new")
      #expect(found["latest/data.csv"] == "new")
      #expect(found["404.html"] == "lost new")
      #expect(found["index.html"]?.contains("url=latest/index.html") == true)
      #expect(found["1.0/assets/pages.js"] == "window.headroomPages = [\"guide/\",\"\"];\n")
      #expect(
        found["1.1/guide/index.html"] == """
          <head><link rel="stylesheet" href="../assets/versions.css">\
          <script src="../assets/versions.js" defer></script>
          </head>guide
          """)
      #expect(found["1.1/index.html"]?.hasSuffix("new at latest/") == true)
    }
  }

  @Test func replaceOneAndKeepTheOthers() async throws {
    try await withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try await publish(site("old"), to: target, version: "1.0")
      try await publish(site("new"), to: target, version: "1.1")
      let before = try files(in: folder + "/site")
      // A correction of the old version leaves the latest where it is.
      let changes = try await publish(
        ["index.html": "<head></head>mended"], to: target, version: "1.0", aliases: [])
      let after = try files(in: folder + "/site")
      #expect(changes.removed == ["1.0/404.html", "1.0/data.csv", "1.0/guide/index.html"])
      #expect(after["1.0/index.html"]?.hasSuffix("mended") == true)
      let untouched = { (path: String) in !path.hasPrefix("1.0/") && !path.hasPrefix(".headroom") }
      #expect(after.filter { untouched($0.key) } == before.filter { untouched($0.key) })
    }
  }

  @Test func areNotRemovedByASiteWithoutOne() async throws {
    try await withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try await publish(site("old"), to: target, version: "1.0")
      await #expect(throws: PublishError.self) { try await publish(site("new"), to: target) }
      #expect(try files(in: folder + "/site")["1.0/data.csv"] == "old")
    }
  }

  @Test func takeThePlaceOfASiteWithoutOne() async throws {
    try await withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try await publish(site("plain"), to: target)
      try await publish(site("new"), to: target, version: "1.0")
      let found = try files(in: folder + "/site")
      #expect(found["data.csv"] == nil)
      #expect(found["1.0/data.csv"] == "new")
    }
  }
}
