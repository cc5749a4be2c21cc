import Files
import Settings
import TestSupport
import Testing

@testable import Publishing

@Suite struct OrderOfVersions {
  /// Newer before older, in every pair.
  @Test(arguments: [
    ("1.10", "1.9"), ("2", "1.9"), ("1.9.1", "1.9"), ("1.9", "1.9-rc1"), ("1.9-rc2", "1.9-rc1"),
    ("next", "9"), ("zeta", "alpha"), ("v2", "v1"), ("v2", "1"), ("2", "v1"), ("1.1", "1.rc"),
    ("2026.10", "2026.09"), ("1.0-beta", "1.0-alpha"), ("v", "1"), ("1.2.0", "1.2"),
    ("2", "v1-rc"), ("v2-rc", "1"),
  ])
  func isAsPeopleCount(_ newer: String, _ older: String) {
    #expect(VersionOrder.isNewer(newer, than: older))
    #expect(!VersionOrder.isNewer(older, than: newer))
  }

  @Test(arguments: [("1.0", "1.0"), ("v1", "1"), ("1-0", "1.0"), ("1.RC", "1.rc"), ("1.", "1")])
  func isNoneAmongEquals(_ one: String, _ other: String) {
    #expect(!VersionOrder.isNewer(one, than: other))
    #expect(!VersionOrder.isNewer(other, than: one))
  }

  @Test(arguments: ["1.0", "a", "Z", "v1+b_2-c", "9", "0", "z.Z"])
  func namesThatMayBeFolders(_ name: String) {
    #expect(PublishedVersion.mistake(inName: name) == nil)
  }

  @Test(arguments: [
    "a b", "é", "a/b", ".a", "a\\b", "a:b", "@", "[", "`", "{", "404.html", "~", "-x", "--", "-",
  ])
  func namesThatMayNot(_ name: String) {
    #expect(PublishedVersion.mistake(inName: name)?.hasPrefix("'\(name)' ") == true)
  }

  private func versions(_ list: [(String, [String])]) throws -> Versions {
    var versions = Versions()
    for (name, aliases) in list {
      try versions.place(PublishedVersion(name: name, title: name, aliases: aliases))
    }
    return versions
  }

  @Test func areListedNewestFirst() throws {
    let all = try versions([("1.1", []), ("1.0", []), ("2.0", []), ("1.5", [])])
    #expect(all.all.map(\.name) == ["2.0", "1.5", "1.1", "1.0"])
    #expect(all.front == "2.0")
    #expect(try versions([("1.0", ["latest"]), ("2.0", [])]).front == "latest")
    #expect(Versions().front == nil)
  }

  @Test func aVersionPlacedAgainKeepsItsAliases() throws {
    let all = try versions([("1.0", ["latest", "lts"]), ("1.1", ["latest"]), ("1.0", ["old"])])
    #expect(all.version("1.0")?.aliases == ["old", "lts"])
    #expect(all.version("1.1")?.aliases == ["latest"])
    #expect(all.version("1.2") == nil)
    #expect(all.folders == ["1.0", "old", "lts", "1.1", "latest"])
  }

  @Test func aHostsListIsReadStrictly() throws {
    func read(_ text: String) throws -> Versions { try Versions(Array(text.utf8)) }
    #expect(
      try read(#"[{"version": "1"}]"#).all == [PublishedVersion(name: "1", title: "1", aliases: [])]
    )
    for broken in ["", "{}", "[1]", #"[{"title": "1"}]"#, #"[{"version": "1", "version": "2"}]"#] {
      #expect(throws: PublishError.self) { try read(broken) }
    }
    #expect(try read("[]").all.isEmpty)
  }

  /// What mike keeps there for its users is nothing to us, and stays.
  @Test func keepWhatOthersSayOfThem() throws {
    let properties = #"{"hidden": true, "since": ["2.0", 3, null], "a\"b": {}}"#
    let entry = #"{"version": "1", "title": "1", "aliases": [], "properties": "#
    var versions = try Versions(Array("[\(entry)\(properties)}]".utf8))
    try versions.place(PublishedVersion(name: "2", title: "2", aliases: []))
    try versions.place(PublishedVersion(name: "1", title: "One", aliases: []))
    #expect(
      versions.json.contains(#""title": "One", "aliases": [], "properties": \#(properties)}"#))
    #expect(try Versions(Array(versions.json.utf8)) == versions)
  }

  /// Other tools write keys of their own, and none of them is a reason to publish nothing.
  @Test func keepKeysThatNobodyHereKnows() throws {
    let others = #""eol": "2027-01-01", "n": 3, "empty": null, "a\"b": [true, {"c": "d"}]"#
    let text = #"[{"version": "1", "title": "1", "aliases": [], "#
    var versions = try Versions(Array("\(text)\(others)}]".utf8))
    try versions.place(PublishedVersion(name: "1", title: "One", aliases: ["latest"]))
    #expect(versions.json.contains(#""aliases": ["latest"], \#(others)}"#))
    #expect(try Versions(Array(versions.json.utf8)) == versions)
  }
}

@Suite struct DifferencesOfAPublication {
  @Test func areToldByPath() {
    let old = Inventory(fingerprints: ["a": "1", "b": "1", "c": "1", "d": "1", "kept": "1"])
    let changes = Changes(
      from: old, to: ["a": "1", "b": "2", "z": "1", "e": "1"], keeping: ["kept"])
    #expect(changes.added == ["e", "z"])
    #expect(changes.changed == ["b"])
    #expect(changes.removed == ["c", "d"])
    #expect(changes.unchanged == 2)  // a, and what is kept
    #expect(changes.sent == ["b", "e", "z"])
    #expect(changes.summary == "2 new, 1 changed, 2 removed, 2 unchanged")
  }

  @Test func areInOrder() {
    let paths = (10..<30).map { "\($0)" }
    let others = Dictionary(uniqueKeysWithValues: paths.map { (BytePath($0), "1") })
    let old = Inventory(fingerprints: others)
    #expect(Changes(from: old, to: others.mapValues { $0 + "2" }, keeping: []).changed == paths)
    #expect(Changes(from: Inventory(), to: others, keeping: []).added == paths)
    #expect(Changes(from: old, to: [:], keeping: []).removed == paths)
  }

  @Test func areNoneOnlyWhenNothingDiffers() {
    let old = Inventory(fingerprints: ["a": "1"])
    #expect(Changes(from: old, to: ["a": "1"], keeping: []).isEmpty)
    #expect(!Changes(from: old, to: ["a": "2"], keeping: []).isEmpty)
    #expect(!Changes(from: old, to: ["a": "1", "b": "1"], keeping: []).isEmpty)
    #expect(!Changes(from: old, to: [:], keeping: []).isEmpty)
  }
}

@Suite struct HashesOfAnyLength {
  /// The padding changes at 55, 56, 63 and 64 bytes. From `sha256sum`.
  @Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
    (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
    (128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"),
  ])
  func areThoseOfTheStandard(_ count: Int, _ digest: String) {
    #expect(SHA256.digest(of: [UInt8](repeating: 97, count: count)) == digest)
  }
}

@Suite struct TargetsByName {
  private func read(_ yaml: String) -> (settings: PublishSettings?, mistakes: [String]) {
    let problems = Problems()
    let root = YAML.parse(yaml, file: "h.yaml", problems: problems)
    return (root?.mapping { PublishSettings(reading: $0) }, problems.all.map(\.description))
  }

  @Test func areOfFourKinds() {
    let (settings, mistakes) = read(
      """
      publish:
        web: { folder: /srv/www }
        pages: { git: gh-pages }
        docs: { git: main, repository: ../docs.git }
        bucket: { s3: s3://b/p }
        remote: { rclone: box:docs }
      """)
    #expect(mistakes == [])
    #expect(settings?.targets.map(\.name) == ["web", "pages", "docs", "bucket", "remote"])
    #expect(settings?.target(named: "web") == .folder("/srv/www"))
    #expect(settings?.target(named: "pages") == .git(branch: "gh-pages", repository: nil))
    #expect(settings?.target(named: "docs") == .git(branch: "main", repository: "../docs.git"))
    #expect(settings?.target(named: "bucket") == .s3("b/p"))
    #expect(settings?.target(named: "remote") == .rclone("box:docs"))
    #expect(settings?.target(named: "other") == nil)
  }

  @Test func sayOnePlaceEach() {
    let hint =
      "\n  hint: give one of 'git: BRANCH', 'folder: PATH', 's3: s3://BUCKET/PREFIX', "
      + "'rclone: REMOTE:PATH'"
    let none = read("publish:\n  web: {}\n")
    #expect(
      none.mistakes == ["h.yaml:2:8: error: this target has no place [publish-target]" + hint])
    let two = read("publish:\n  web: { folder: a, git: b }\n")
    #expect(
      two.mistakes == [
        "h.yaml:2:8: error: this target has more than one place [publish-target]" + hint
      ])
    #expect(two.settings?.targets.isEmpty == true)
    #expect(read("site: x\n").settings?.targets.isEmpty == true)
  }

  @Test func areSpelledInShort() {
    for text in ["folder:", "git", ":x", "s3", "http://x"] {
      #expect(Target(spelled: text) == nil, "\(text)")
    }
    #expect(Target(spelled: "s3:/a//b/") == .s3("a/b"))
    #expect(Target(spelled: "git:a#b#c") == .git(branch: "c", repository: "a#b"))
    #expect(
      [Target.folder("/f"), .git(branch: "b", repository: nil), .s3("a/b"), .rclone("r:p")]
        .map(\.description) == ["/f", "branch b", "s3://a/b", "r:p"])
  }
}

@Suite struct UploadGroups {
  @Test func areByKindAndCaching() {
    let batches = Upload.batches(of: [
      "versions.js", "b.png", "a.png", "f.woff2", "x.css", "deep/index.html", "index.html", "v.mp4",
      "z.json",
    ])
    #expect(
      batches.map { "\($0.paths.joined(separator: " ")): \($0.caching)" } == [
        "z.json: no-cache", "f.woff2: public, max-age=86400",
        "a.png b.png: public, max-age=86400", "x.css: no-cache", "v.mp4: public, max-age=86400",
        "deep/index.html: no-cache", "index.html: no-cache", "versions.js: no-cache",
      ])
  }
}

@Suite struct PlacesOfVersions {
  /// What hosts read at the root stays beside versions only; a site that had the host to itself
  /// leaves nothing there.
  @Test func filesAtTheRootOfASiteWithoutVersionsGo() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      try publish(
        ["index.html": "<head></head>a", "robots.txt": "r", "other.txt": "o"], to: target)
      try publish(["index.html": "<head></head>b"], to: target, version: "1.0") {
        $0.replacesSite = true
      }
      let found = try files(in: folder + "/site")
      #expect(found["robots.txt"] == nil)
      #expect(found["other.txt"] == nil)
      #expect(found["1.0/index.html"] != nil)
    }
  }

  @Test func filesAtTheRootBesideVersionsStay() throws {
    try withTemporaryFolder { folder in
      let target = Target.folder(folder + "/site")
      let site = ["index.html": "<head></head>a", "robots.txt": "r", "other.txt": "o"]
      try publish(site, to: target, version: "2.0")
      try publish(["index.html": "<head></head>b"], to: target, version: "1.0", aliases: [])
      let found = try files(in: folder + "/site")
      #expect(found["robots.txt"] == "r")  // the latest version's
      #expect(found["other.txt"] == nil)
      #expect(found["2.0/other.txt"] == "o")
      #expect(found["latest/robots.txt"] == "r")
    }
  }
}
