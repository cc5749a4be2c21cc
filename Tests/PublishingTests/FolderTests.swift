import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct PublishingToAFolder {
  @Test func changesOnlyWhatDiffers() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      var changes = try publish(["a.html": "1", "b.html": "2"], to: .folder(site))
      #expect(changes.added == ["_headers", "a.html", "b.html"])
      changes = try publish(["a.html": "changed", "c.html": "3"], to: .folder(site))
      #expect(changes.added == ["c.html"])
      #expect(changes.changed == ["a.html"])
      #expect(changes.removed == ["b.html"])
      #expect(published(try files(in: site)) == ["a.html": "changed", "c.html": "3"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site"])
    }
  }

  @Test func publishesHiddenFilesOfTheSite() throws {
    try withTemporaryFolder { folder in
      try publish([".nojekyll": "", "a/.x": "1"], to: .folder(folder + "/site"))
      #expect(published(try files(in: folder + "/site")) == [".nojekyll": "", "a/.x": "1"])
    }
  }

  @Test(arguments: [nil, "1.0"]) func keepsTheHeadersOfTheSite(version: String?) throws {
    try withTemporaryFolder { folder in
      let own = "/*\n  X-Own: 1\n"
      // Files before it and after it in their order, which change nothing.
      try publish(
        ["A.html": "1", "_headers": own, "a.html": "2"], to: .folder(folder + "/site"),
        version: version)
      #expect(try files(in: folder + "/site")["_headers"] == own)
    }
  }

  @Test func rehearsesWithoutATrace() throws {
    try withTemporaryFolder { folder in
      let changes = try publish(["a.html": "1"], to: .folder(folder + "/site")) {
        $0.isRehearsal = true
      }
      #expect(changes.added == ["_headers", "a.html"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func leavesTheSiteAsItWasWhenSomethingFails() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      try publish(["a.html": "1"], to: .folder(site))
      // A file where a folder has to be: the publication breaks off half way.
      #expect(throws: PublishError.self) {
        try publish(["a.html": "2", "b": "3", "b/c.html": "4"], to: .folder(site))
      }
      #expect(published(try files(in: site)) == ["a.html": "1"])
    }
  }

  @Test func refusesSomebodyElsesFolder() throws {
    try withTemporaryFolder { folder in
      try write("mine", to: "site/thesis.txt", in: folder)
      #expect(throws: PublishError.self) {
        try publish(["a.html": "1"], to: .folder(folder + "/site"))
      }
      let found = try files(in: folder)
      #expect(found == ["site/thesis.txt": "mine"])
    }
  }

  /// The next build would take what was published for content.
  @Test func refusesAPlaceInTheContent() throws {
    try withTemporaryFolder { folder in
      try write("# Home", to: "content/index.md", in: folder)
      #expect(throws: PublishError.self) {
        try publish(
          ["a.html": "1"], to: .folder(folder + "/content/site"), from: folder + "/content")
      }
      #expect(try files(in: folder) == ["content/index.md": "# Home"])
    }
  }

  /// Uploads, a repository, a host's own files: none is in our list.
  @Test func keepsFilesOfOthers() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      try publish(["a.html": "1"], to: .folder(site))
      for path in ["uploads/invoice.pdf", ".git/HEAD", ".well-known/x", "CNAME"] {
        try write("theirs", to: path, in: site)
      }
      let rehearsed = try publish(["b.html": "2"], to: .folder(site)) {
        $0.isRehearsal = true
      }
      #expect(rehearsed.removed == ["a.html"])
      let changes = try publish(["b.html": "2"], to: .folder(site))
      #expect(changes.removed == ["a.html"])
      #expect(
        published(try files(in: site)) == [
          "b.html": "2", "uploads/invoice.pdf": "theirs", ".well-known/x": "theirs",
          "CNAME": "theirs",
        ])
      #expect(FileManager.default.fileExists(atPath: site + "/.git/HEAD"))
    }
  }

  @Test func keepsFilesWhoseNamesAreNoText() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      try publish(["a.html": "1"], to: .folder(site))
      try run(
        "sh", "-c", #"printf theirs > "$(printf 'caf\351.txt')"; mkdir u; touch u/x u/y"#, in: site)
      let changes = try publish(["b.html": "2"], to: .folder(site))
      #expect(changes.removed == ["a.html"])
      #expect(changes.others == ["caf\\xE9.txt", "u/"])
      #expect(try run("sh", "-c", #"cat "$(printf 'caf\351.txt')""#, in: site) == "theirs")
      try run("rm", "-r", site)
    }
  }

  /// A file that the list names twice is one.
  @Test func countsAFileOnce() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      try publish(["a.html": "1", "b.html": "2"], to: .folder(site))
      try write("_headers\na.html\nb.html\nB.html\nb.html\n", to: ".headroom-site", in: site)
      try FileManager.default.linkItem(atPath: site + "/b.html", toPath: site + "/B.html")
      let changes = try publish(["a.html": "1"], to: .folder(site))
      #expect(changes.removed.count == 1)
    }
  }

  @Test(arguments: ["b/c.html", "b", "b/c.html/d"])
  func overwritesNoFileOfOthers(_ path: String) throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      try publish(["a.html": "1"], to: .folder(site))
      try write("theirs", to: path, in: site)
      let error = #expect(throws: PublishError.self) {
        try publish(["a.html": "2", "b/c.html": "3"], to: .folder(site)) {
          $0.isRehearsal = true
        }
      }
      #expect(error?.cause.hasSuffix("which Headroom did not publish and would overwrite") == true)
      #expect(published(try files(in: site)) == ["a.html": "1", path: "theirs"])
    }
  }

  /// What somebody removed or changed on the host is put right again.
  @Test func putsBackWhatSomebodyRemoved() throws {
    try withTemporaryFolder { folder in
      let site = folder + "/site"
      try publish(["a.html": "1", "b/c.html": "2", "d.html": "3"], to: .folder(site))
      try FileManager.default.removeItem(atPath: site + "/b")
      try write("theirs", to: "d.html", in: site)
      let changes = try publish(["a.html": "1", "b/c.html": "2", "d.html": "3"], to: .folder(site))
      #expect(changes.added == ["b/c.html"])
      #expect(changes.changed == ["d.html"])
      #expect(changes.unchanged == 2)
      let found = try files(in: site)
      #expect(published(found) == ["a.html": "1", "b/c.html": "2", "d.html": "3"])
      #expect(found[".headroom-site"] == "_headers\na.html\nb/c.html\nd.html\n")
    }
  }

  @Test func sendsEverythingAgainWhenForced() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(["a.html": "1"], to: target)
      let changes = try publish(["a.html": "1"], to: target) { $0.isForced = true }
      #expect(changes.changed == ["_headers", "a.html"])
    }
  }

  @Test func keepsTheRulesOfTheSite() throws {
    try withTemporaryFolder { folder in
      try publish(["_headers": "/*\n  X-Mine: 1\n"], to: .folder(folder + "/site"))
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

  @Test func standSideBySide() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(site("old"), to: target, version: "1.0")
      try publish(site("new"), to: target, version: "1.1")
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

  @Test func replaceOneAndKeepTheOthers() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(site("old"), to: target, version: "1.0")
      try publish(site("new"), to: target, version: "1.1")
      let before = try files(in: folder + "/site")
      // A correction of the old version leaves the latest where it is.
      let changes = try publish(
        ["index.html": "<head></head>mended"], to: target, version: "1.0", aliases: [])
      let after = try files(in: folder + "/site")
      #expect(changes.removed == ["1.0/404.html", "1.0/data.csv", "1.0/guide/index.html"])
      #expect(after["1.0/index.html"]?.hasSuffix("mended") == true)
      let untouched = { (path: String) in !path.hasPrefix("1.0/") && !path.hasPrefix(".headroom") }
      #expect(after.filter { untouched($0.key) } == before.filter { untouched($0.key) })
    }
  }

  @Test func areNotRemovedByASiteWithoutOne() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(site("old"), to: target, version: "1.0")
      #expect(throws: PublishError.self) { try publish(site("new"), to: target) }
      #expect(try files(in: folder + "/site")["1.0/data.csv"] == "old")
    }
  }

  /// The list alone tells of versions, too: their folders may have lost what they are known by.
  @Test func areNotRemovedByASiteWithoutOneWhenOnlyTheListTells() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(site("old"), to: target, version: "1.0")
      for path in ["1.0", "latest"] {
        try FileManager.default.removeItem(atPath: "\(folder)/site/\(path)/assets/pages.js")
      }
      #expect(throws: PublishError.self) { try publish(site("new"), to: target) }
      let found = try files(in: folder + "/site")
      #expect(found["1.0/data.csv"] == "old")
      #expect(found["versions.json"] != nil)
    }
  }

  /// A list that is broken, gone or too short is no reason to take the versions for leftovers.
  @Test(arguments: ["", "[{", "[]", "[{\"version\": \"1.1\", \"aliases\": [\"latest\"]}]", nil])
  func areKeptWhenTheListIsLost(_ list: String?) throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      for version in ["1.0", "1.1"] {
        try publish(site(version), to: target, version: version)
      }
      if let list {
        try write(list, to: "site/versions.json", in: folder)
      } else {
        try FileManager.default.removeItem(atPath: folder + "/site/versions.json")
      }
      for version in ["1.2", nil] {
        let error = #expect(throws: PublishError.self) {
          try publish(site("new"), to: target, version: version)
        }
        #expect(error?.advice.contains(version == nil ? "--version" : "--rebuild-versions") == true)
      }
      let changes = try publish(site("new"), to: target, version: "1.2") {
        $0.rebuildsVersions = true
      }
      #expect(changes.removed == [])
      let found = try files(in: folder + "/site")
      #expect(found["1.0/data.csv"] == "1.0")
      #expect(found["latest/data.csv"] == "new")
      #expect(
        try Versions(Array((found["versions.json"] ?? "").utf8)).all == [
          PublishedVersion(name: "1.2", title: "1.2", aliases: ["latest"]),
          PublishedVersion(name: "1.1", title: "1.1", aliases: []),
          PublishedVersion(name: "1.0", title: "1.0", aliases: []),
        ])
    }
  }

  /// The root belongs to the latest version, also where the list of versions was lost.
  @Test func keepTheRootWhenTheListIsMadeAnew() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      let named = site("new").merging(["CNAME": "docs.example.com", "robots.txt": "new"]) { $1 }
      for version in ["1.0", "1.1"] { try publish(named, to: target, version: version) }
      try FileManager.default.removeItem(atPath: folder + "/site/versions.json")
      let changes = try publish(site("old"), to: target, version: "0.9", aliases: []) {
        $0.rebuildsVersions = true
      }
      #expect(changes.removed == [])
      let found = try files(in: folder + "/site")
      #expect(found["CNAME"] == "docs.example.com")
      #expect(found["robots.txt"] == "new")
      #expect(found["404.html"] == "lost new")
      #expect(found["_headers"] != nil)
    }
  }

  @Test func leaveTheNameOfTheHostAtItsRoot() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      let named = site("new").merging(["CNAME": "docs.example.com"]) { $1 }
      try publish(named, to: target, version: "1.0")
      // An older version changes nothing at the root.
      try publish(site("old"), to: target, version: "0.9", aliases: [])
      let found = try files(in: folder + "/site")
      #expect(found.keys.filter { $0.hasSuffix("CNAME") } == ["CNAME"])
      #expect(found["CNAME"] == "docs.example.com")
    }
  }

  /// The only version again, made from content that does not know of the host's name.
  @Test func keepTheNameOfTheHostWithOneVersion() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      let named = site("new").merging(["CNAME": "docs.example.com"]) { $1 }
      try publish(named, to: target, version: "1.0")
      #expect(try publish(site("new"), to: target, version: "1.0").removed == [])
      #expect(try files(in: folder + "/site")["CNAME"] == "docs.example.com")
    }
  }

  /// Root files of the site that versions take the place of are that site's.
  @Test func doNotKeepTheRootOfASiteTheyReplace() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(site("plain").merging(["robots.txt": "plain"]) { $1 }, to: target)
      let changes = try publish(site("new"), to: target, version: "1.0") { $0.replacesSite = true }
      #expect(changes.removed == ["data.csv", "guide/index.html", "robots.txt"])
      #expect(try files(in: folder + "/site")["404.html"] == "lost new")
    }
  }

  @Test func takeThePlaceOfASiteOnlyWhenTold() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(site("plain"), to: target)
      try write("theirs", to: "site/.well-known/x", in: folder)
      let before = try files(in: folder + "/site")
      for rebuilds in [false, true] {
        let error = #expect(throws: PublishError.self) {
          try publish(site("new"), to: target, version: "1.0") { $0.rebuildsVersions = rebuilds }
        }
        #expect(error?.advice.contains("--replace-site") == true)
      }
      let untouched = try files(in: folder + "/site")
      #expect(untouched == before)
      try publish(site("new"), to: target, version: "1.0") { $0.replacesSite = true }
      let found = try files(in: folder + "/site")
      #expect(found["data.csv"] == nil)
      #expect(found["1.0/data.csv"] == "new")
      #expect(found[".well-known/x"] == "theirs")
    }
  }
}
