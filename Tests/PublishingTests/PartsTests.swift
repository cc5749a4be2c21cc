import Files
import Testing

@testable import Publishing

@Suite struct Digests {
  /// The standard's own examples, and lengths around a block's edge.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
  ])
  func areThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)) == digest)
    // And in pieces of any length.
    var hash = SHA256()
    for piece in [text.utf8.prefix(1), text.utf8.dropFirst().prefix(63), text.utf8.dropFirst(64)] {
      hash.add(Array(piece))
    }
    #expect(hash.digest() == digest)
  }
}

@Suite struct Targets {
  static let rows: [(String, Target?)] = [
    ("folder:/srv/www", .folder("/srv/www")),
    ("git:gh-pages", .git(branch: "gh-pages", repository: nil)),
    ("git:../docs.git#pages", .git(branch: "pages", repository: "../docs.git")),
    ("s3://bucket/a/b/", .s3("bucket/a/b")), ("rclone:box:docs", .rclone("box:docs")),
    ("s3:", nil), ("web", nil), ("ftp:host", nil),
  ]

  @Test(arguments: rows)
  func areReadAsSpelled(_ text: String, _ target: Target?) {
    #expect(Target(spelled: text) == target)
  }

  @Test func neverShowASecret() {
    let target = Target(spelled: "git:https://me:hunter2@git.example.com/docs.git#pages")
    #expect(target?.description == "branch pages of https://git.example.com/docs.git")
  }
}

@Suite struct VersionNames {
  @Test func areOrderedAsPeopleDo() {
    let names = ["1.9", "2.0", "1.10", "next", "2.0-rc1", "v1.2", "2.0.1", "2.0-rc2"]
    let sorted = names.sorted { VersionOrder.isNewer($0, than: $1) }
    #expect(sorted == ["next", "2.0.1", "2.0", "2.0-rc2", "2.0-rc1", "1.10", "1.9", "v1.2"])
  }

  @Test(arguments: ["", ".git", "a/b", "..", "1 0", "versions.json", "index.html"])
  func mustNameAFolder(_ name: String) {
    #expect(PublishedVersion.mistake(inName: name) != nil)
  }

  @Test func carryTheirAliases() throws {
    var versions = Versions()
    try versions.place(PublishedVersion(name: "1.0", title: "1.0", aliases: ["latest", "lts"]))
    try versions.place(PublishedVersion(name: "1.1", title: "“1.1”", aliases: ["latest"]))
    #expect(
      versions.json == """
        [
          {"version": "1.1", "title": "“1.1”", "aliases": ["latest"]},
          {"version": "1.0", "title": "1.0", "aliases": ["lts"]}
        ]

        """)
    #expect(try Versions(Array(versions.json.utf8)) == versions)
    #expect(throws: PublishError.self) {
      try versions.place(PublishedVersion(name: "lts", title: "", aliases: []))
    }
    #expect(throws: PublishError.self) {
      try versions.place(PublishedVersion(name: "2", title: "", aliases: ["1.0"]))
    }
  }

  @Test func areReadAsMikeWritesThem() throws {
    let text = #"[{"version":"0.2","title":"0.2","aliases":[],"properties":{"hidden":true}}]"#
    #expect(try Versions(Array(text.utf8)).all.map(\.name) == ["0.2"])
    #expect(throws: PublishError.self) { try Versions(Array("{".utf8)) }
  }
}

@Suite struct Uploads {
  @Test func sendPagesAfterWhatTheyLoad() {
    let batches = Upload.batches(of: [
      "index.html", "1.0/index.html", "versions.json", "1.0/assets/theme.css", "1.0/a.svg",
    ])
    #expect(
      batches.map(\.paths.first) == [
        "1.0/a.svg", "1.0/assets/theme.css", "1.0/index.html", "versions.json", "index.html",
      ])
    #expect(batches[0].type == "image/svg+xml")
    #expect(batches[0].caching == "public, max-age=86400")
    #expect(batches[2].type == "text/html; charset=utf-8")
    #expect(batches[2].caching == "no-cache")
  }
}

@Suite struct GitComplaints {
  static let rows: [(errors: String, cause: String, advice: String)] = [
    (
      "remote: error: GH006: Protected branch update failed\nTo x\n ! [remote rejected] a -> b (hook)\n",
      "docs refused the push: remote: error: GH006: Protected branch update failed",
      "ask for permission to write to this branch, or publish to another one"
    ),
    (
      "To x\n ! [rejected] a -> b (fetch first)\nerror: failed to push some refs",
      "someone else published to docs in the meantime", "publish again"
    ),
    (
      "error: file write error: No space left on device\n ! [remote rejected] a -> b (unpacker error)",
      "docs could not store the push: ! [remote rejected] a -> b (unpacker error)",
      "free some space there, or ask its administrator, then publish again"
    ),
    (
      "ssh: connect to host h port 22: Connection refused\nfatal: Could not read from remote repository.",
      "cannot push to docs: ssh: connect to host h port 22: Connection refused", GitAdvice.reach
    ),
    (
      "git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.",
      "docs refused the push: git@h: Permission denied (publickey).",
      "ask for permission to write to this branch, or publish to another one"
    ),
  ]

  @Test(arguments: rows)
  func areTold(_ row: (errors: String, cause: String, advice: String)) {
    #expect(
      GitAdvice.refusal(of: "docs", saying: row.errors)
        == PublishError(row.cause, advice: row.advice))
  }
}

@Suite struct ProgramsThatFail {
  @Test func areToldWithWhatToDo() {
    let missing = PublishError(.notInstalled(program: "aws"), installation: "install it")
    #expect(missing == PublishError("the program 'aws' is not installed", advice: "install it"))
    let slow = PublishError(.timeLimit(program: "git", seconds: 9), installation: "")
    #expect(slow.cause == "'git' did not finish within 9 s")
  }
}
