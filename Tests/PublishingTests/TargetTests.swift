import Diagnostics
import Foundation
import Settings
import TestSupport
import Testing

@testable import Publishing

@Suite struct PlacesFromFiles {
  static let refused = [
    "git:--upload-pack=x", "git:a..b", "git:a b", "git:.a", "git:a/.b", "git:a.lock", "git:a~1",
    "git:a:b", "git:@", "git:a.", "git:a//b", "git:-x#pages", "git:--upload-pack=touch P;#pages",
    "git:ext::sh -c touch% P#pages", "git:http://host/x.git#pages", "git:https://host/x y#pages",
    "git:ftp://host/x#pages", "s3://--endpoint-url=http://evil/x", "s3:b!c/x",
    "rclone:--config=x", "rclone::sftp,ssh=touch P:x", "rclone:remote,ssh=touch P:x", "rclone:x",
    "git:https://host/x.git?private_token=abc#pages", "git:https://host?a=b#pages",
    "git:ssh://me:secret@host/x.git#pages", "git:git://me:secret@host/x#pages",
    "git:https://me:a/b@host/x.git#pages",
    "rclone::x", "folder:a\nb", "rclone:box:a\tb", "folder:-x", "folder:--output", "folder:-",
    "git:ssh://-oProxyCommand=touch%20P/x#pages", "git:ssh://me@-oProxyCommand=x/y#pages",
    "git:ssh://-l@host/x#pages", "git:-oProxyCommand=x:y#pages", "git:me@-oProxyCommand=x:y#pages",
    "git:-l@host:x#pages", "git:https://-host/x#pages", "git:git://-host/x#pages",
    "git:ssh://%2DoProxyCommand=x/y#pages", "git:ssh://-host:22/x#pages", "git:ssh:///x#pages",
    "git:ssh://me@/x#pages", "git:https://:80/x#pages", "git:@:x#pages",
    "s3:-bucket/x", "s3:bucket-/x", "s3:///-bucket", "rclone:-remote:x", "rclone::-local:x",
    "rclone: box:x", "rclone:--config=x:y", "folder:a\u{202E}b", "git:a\u{200B}b", "s3:b/\u{E0041}",
    "git:me@host:a\u{2028}b#pages", "rclone:box:\u{AD}",
    "git:https://u:S3CRET@h/x.git", "git:https:/u:S3CRET@h#b", "git:HTTPS:/u:S3CRET@h#b",
    "git:u:S3CRET@h:x#b", "git:u:S3/CRET@h:x#b", "git:u:p@S3CRET@h:x#b",
    "git:https://h/x.git;token=S3CRET#b", "git:https://h/x#token=S3CRET#b",
    "git:ssh://h/x;token=S3CRET#b", "s3://AKIA:S3CRET@bucket/x",
    "rclone::s3,secret_access_key=S3CRET:x", "rclone:x,secret_access_key='S3,CRET':y",
    "git:http://u:S3CRET@h/x#b", "git:https://u:S3/CRET@h/x#b", "git:https://h/x?t=S3CRET#b",
    "git:ssh://u:S3CRET@h/x#b", "folder:-https://u:S3CRET@h/x",
  ]

  @Test(arguments: refused)
  func areRefusedWhereAProgramWouldReadThemOtherwise(_ text: String) {
    #expect(Target(spelled: text)?.mistake != nil)
    #expect(Target(spelled: text)?.mistake?.contains("CRET") == false)
    #expect(Target(spelled: text)?.description.contains("CRET") == false)
  }

  @Test func areNamedByTheirBranchToo() {
    #expect(
      Target(spelled: "git:https://u:S3CRET@h/x.git")?.mistake
        == "'https://h/x.git' is not a valid branch name; write it as 'git:ADDRESS#BRANCH'")
  }

  static let accepted = [
    "git:gh-pages", "git:release/1.0", "git:upstream#pages", "git:../docs.git#pages",
    "git:git@host:docs.git#pages", "git:ssh://git@host/docs.git#pages",
    "git:https://me:p?w@host/x.git#pages", "git:https://host:8443/x.git#pages",
    "git:https://[::1]:8443/x.git#pages", "git:https://host/@scope/x.git#pages",
    "git:https://host/x.git#pages", "git:file:///srv/x.git#pages", "git:/srv/my docs.git#pages",
    "s3://my-bucket.example/a/b", "rclone:box:docs", "rclone:my box:", "rclone::local:/srv/docs",
    "folder:./-x", "folder:/srv/www", "folder:a-b-", "git:ssh://my-me@my-host-1:22/-x.git#pages",
    "git:me@a-b:-x.git#pages", "git:./-x#pages", "git:./a:b#pages", "git:/srv/-x:y#pages",
    "git:a-b#pages", "git:git@[::1]:x.git#pages", "s3:a-b/-x", "rclone:a-b:-x", "git:a-b",
  ]

  @Test(arguments: accepted)
  func areTakenAsTheyAre(_ text: String) {
    #expect(Target(spelled: text)?.mistake == nil)
  }

  static let files: [(yaml: String, message: String?)] = [
    ("publish: { web: { git: pages } }", nil),
    (
      "publish: { web: { git: pages, repository: '--upload-pack=touch P;' } }",
      "'--upload-pack=touch P;' is not the address of a repository"
    ),
    ("publish: { 'git:gh-pages': { folder: www } }", "'git:gh-pages' would be taken for a place"),
    ("publish: { web: { } }", "this target has no place"),
    ("publish: { '-x': { folder: www } }", "'-x' would be read as an option"),
    (
      "publish: { web: { folder: \"a\\u200Bb\" } }",
      "a place can't contain U+200B, which is invisible"
    ),
    (
      "publish: { web: { folder: -x } }",
      "the folder '-x' would be read as an option by most programs; write it as './-x'"
    ),
    (
      "publish: { web: { git: pages, repository: 'ssh://-oProxyCommand=x/y' } }",
      "the host or user of 'ssh://-oProxyCommand=x/y' begins with '-', and would be read as an option"
    ),
    (
      "publish: { web: { s3: 's3://-x/y' } }",
      "'-x' is not a valid bucket: its name begins and ends with a letter or a digit"
    ),
    ("publish: { web: { git: a, folder: b } }", "this target has more than one place"),
  ]

  @Test(arguments: files)
  func areToldWithTheirPlace(_ row: (yaml: String, message: String?)) {
    let problems = Problems()
    let value = YAML.parse(row.yaml, file: "handbook.yaml", problems: problems)
    _ = value?.mapping { PublishSettings(reading: $0) }
    #expect(problems.all.map(\.message) == [row.message].compactMap { $0 })
    #expect(problems.all.allSatisfy { $0.location?.line == 1 })
  }
}

@Suite struct RepositoriesOnThisMachine {
  @Test(arguments: [
    ("../docs.git", "../docs.git"), ("~", "/h"), ("~/x", "/h/x"), ("~me/x", "~me/x"),
    ("./a:b", "./a:b"), ("/a/b:c", "/a/b:c"), ("file:///a%20b", "/a b"), ("file://a/b", "//a/b"),
    ("host:x", nil), ("me@host:x", nil), ("https://host/x", nil), ("ssh://host/x", nil),
  ])
  func areThoseThatGitTakesForSome(_ address: String, _ path: String?) {
    #expect(LocalRepository.path(in: address, home: "/h") == path)
  }
}

@Suite struct AddressesOfRepositories {
  static let rows: [(address: String, bare: String, username: String?, password: String?)] = [
    ("https://me:hunter2@host/x.git", "https://host/x.git", "me", "hunter2"),
    ("https://to%40ken@host:8443/x.git", "https://host:8443/x.git", "to@ken", ""),
    ("https://me:a%2Fb%zz@host/x", "https://host/x", "me", "a/b%zz"),
    ("https://host/a@b", "https://host/a@b", nil, nil),
    ("git@host:x.git", "git@host:x.git", nil, nil), ("/srv/x.git", "/srv/x.git", nil, nil),
  ]

  @Test(arguments: rows)
  func areFreedOfCredentials(
    _ row: (address: String, bare: String, username: String?, password: String?)
  ) {
    let address = GitAddress(row.address)
    #expect(address.address == row.bare)
    let environment = address.environment(addedTo: [:])
    #expect(environment["HEADROOM_GIT_USERNAME"] == row.username)
    #expect(environment["HEADROOM_GIT_PASSWORD"] == row.password)
  }

  /// Git says itself what is wrong with a count that is none.
  @Test(arguments: ["9223372036854775807", "-1", "many"])
  func leaveSettingsThatCanNotBeCounted(_ count: String) {
    let variables = ["GIT_CONFIG_COUNT": count]
    #expect(GitAddress("https://me:a@host/x.git").environment(addedTo: variables) == variables)
  }

  /// Git itself is asked what it would send.
  @Test func areGivenToGitByItsOwnWay() throws {
    let variables = GitAddress("https://me:it's%20a%20%22secret%22@host/x.git")
      .environment(addedTo: [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "a.b", "GIT_CONFIG_VALUE_0": "c",
      ])
    let answer = try run(
      "sh", "-c", "printf 'protocol=https\nhost=host\n\n' | git credential fill; git config a.b",
      environment: variables)
    #expect(answer.contains("username=me\npassword=it's a \"secret\"\n"))
    #expect(answer.hasSuffix("c\n"))
  }
}
