import Diagnostics
import Foundation
import Settings
import Starter
import TestSupport
import Testing

@testable import headroom

/// The pipelines that `init` writes, each step run as a host would run it, with stand-ins for the
/// hosts' programs.
@Suite struct PlayedPipelines {
  /// What a host made of a proposal.
  struct Outcome {
    var failed: [String] = []
    /// The bodies of all comments on it, the oldest first.
    var comments: [String] = []
  }

  /// GitLab's needs jq, which its image installs.
  static let kinds: [Starter.Pipeline] =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/jq") ? [.github, .gitlab] : [.github]

  @Test(arguments: kinds, [".", "teams/capacity"])
  func tellTheFirstHandbookAndUpdateTheirComment(
    _ kind: Starter.Pipeline, _ folder: String
  ) throws {
    try withTemporaryFolder { place in
      let host = try Host(kind, place, handbook: folder)
      try host.commitNothing()
      try host.publishBranch("main")
      try host.branch("topic")
      try host.begin()
      let first = try host.propose()
      #expect(first.failed == [])
      #expect(first.comments.count == 2, "the other's, and ours")
      let comment = try #require(first.comments.last)
      #expect(comment.hasPrefix("<!-- headroom:compare -->\n"))
      #expect(comment.contains("Everything is new: 2 workloads, "))

      try host.edit("content/workloads/orders.yaml", "rate: [^,]*", "rate: 1k/s")
      let second = try host.propose()
      #expect(second.failed == [])
      #expect(second.comments.count == 2)
      #expect(second.comments.first == "<!-- headroom:compare -->\nsomebody else's")
      #expect(second.comments.last != comment)
    }
  }

  @Test(arguments: kinds)
  func leaveOutWhatOthersChangedMeanwhile(_ kind: Starter.Pipeline) throws {
    try withTemporaryFolder { place in
      let host = try Host(kind, place, handbook: ".")
      try host.begin()
      try host.publishBranch("main")
      try host.branch("topic")
      try host.commit("content/guide/more.md", "# More\n\nText.\n", on: "topic")
      try host.checkOut("main")
      try host.edit("content/workloads/orders.yaml", "rate: [^,]*", "rate: 1k/s")
      try host.publishBranch("main")
      try host.checkOut("topic")
      let outcome = try host.propose()
      #expect(outcome.failed == [])
      #expect(try #require(outcome.comments.last).contains("Nothing changed: 2 workloads"))
    }
  }

  @Test(arguments: kinds)
  func passAChangeThatMendsWhatIsBroken(_ kind: Starter.Pipeline) throws {
    try withTemporaryFolder { place in
      let host = try Host(kind, place, handbook: ".")
      try host.begin()
      try host.edit("content/workloads/orders.yaml", "rate: [^,]*", "rate: [")
      try host.publishBranch("main")
      try host.branch("topic")
      let broken = try host.propose()
      #expect(broken.failed.contains(kind == .github ? "Check" : "compare"))
      try host.edit("content/workloads/orders.yaml", "rate: \\[", "rate: 2k/s")
      let mended = try host.propose()
      #expect(mended.failed == [])
      let comment = try #require(mended.comments.last)
      #expect(comment.contains("has errors and can't be compared with"))
      #expect(comment.contains("Everything is new: 2 workloads, "))
    }
  }

  @Test func refuseToOverwriteThePipelineOfATeam() throws {
    try withTemporaryFolder { place in
      try write("theirs", to: ".gitlab-ci.yml", in: place)
      try run("git", "init", "--quiet", in: place)
      let failure = #expect(throws: Failure.self) {
        try Init.parse(["\(place)/teams/capacity", "--ci", "gitlab"]).run()
      }
      #expect(failure?.code == 2)
      #expect(try TestSupport.files(in: place)[".gitlab-ci.yml"] == "theirs")
      #expect(!FileManager.default.fileExists(atPath: place + "/teams"))
    }
  }
}

/// A repository at a host of one kind, its checkout, and the programs that stand in for the host.
private struct Host {
  let kind: Starter.Pipeline
  /// Everything of this host.
  let place: String
  let handbook: String
  private var checkout: String { place + "/checkout" }
  private var content: String { handbook == "." ? checkout : "\(checkout)/\(handbook)" }

  init(_ kind: Starter.Pipeline, _ place: String, handbook: String) throws {
    self.kind = kind
    self.place = place
    self.handbook = handbook
    try run("git", "init", "--quiet", "--bare", "-b", "main", place + "/origin.git")
    try run("git", "init", "--quiet", "-b", "main", checkout)
    try run("git", "remote", "add", "origin", place + "/origin.git", in: checkout)
    try program("gh", Self.gh)
    try program("curl", Self.curl)
    try program("apt-get", "exit 0")
    try write("octocat\n<!-- headroom:compare -->\nsomebody else's", to: "comments/100", in: place)
  }

  /// `headroom init` on the branch that is checked out.
  func begin() throws {
    try Init.parse([content, "--ci", kind.rawValue]).run()
    try commitAll()
  }

  func commit(_ path: String, _ text: String, on branch: String) throws {
    try write(text, to: path, in: checkout)
    try commitAll()
    try publishBranch(branch)
  }

  /// Replaces what a pattern finds first in a file of the handbook.
  func edit(_ path: String, _ pattern: String, _ replacement: String) throws {
    let file = "\(content)/\(path)"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let found = try #require(try Regex(pattern).firstMatch(in: text))
    try text.replacingCharacters(in: found.range, with: replacement)
      .write(toFile: file, atomically: true, encoding: .utf8)
    try commitAll()
  }

  func branch(_ name: String) throws { try run("git", "checkout", "-q", "-b", name, in: checkout) }
  func checkOut(_ name: String) throws { try run("git", "checkout", "-q", name, in: checkout) }
  func publishBranch(_ name: String) throws {
    try run("git", "push", "-q", "origin", "HEAD:\(name)", in: checkout)
    try run("git", "fetch", "-q", "origin", in: checkout)
  }

  /// A repository of something else, so far without a file.
  func commitNothing() throws { try commitAll() }

  private func commitAll() throws {
    try run("git", "add", "--all", ".", in: checkout)
    try run(
      "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q",
      "--allow-empty", "-m", "x",
      in: checkout)
  }

  /// Runs the job for proposals.
  func propose() throws -> PlayedPipelines.Outcome {
    var outcome = PlayedPipelines.Outcome()
    outcome.failed = kind == .github ? try runGitHub() : try runGitLab()
    let comments = try FileManager.default.contentsOfDirectory(atPath: place + "/comments").sorted()
    outcome.comments = try comments.map { name in
      let text = try String(contentsOfFile: "\(place)/comments/\(name)", encoding: .utf8)
      return text.split(separator: "\n", maxSplits: 1).dropFirst().joined()
    }
    return outcome
  }

  /// Steps run until one fails; the comment comes after the comparison, whatever that said.
  private func runGitHub() throws -> [String] {
    let workflow = try #require(try pipeline(".github/workflows/handbook.yml"))
    let steps = workflow.mapping {
      $0.value("jobs")?.mapping {
        $0.value("propose")?.mapping { keys in
          keys.value("steps")?.list()
        }
      }
    }
    var failed: [String] = []
    for step in try #require(steps) {
      let (name, script) =
        step.mapping { ($0.value("name")?.scalar, $0.value("run")?.scalar) } ?? (nil, nil)
      guard let name, let script else { continue }
      if !failed.isEmpty, name != "Comment" || failed != ["Compare"] { continue }
      try "".write(toFile: place + "/path", atomically: true, encoding: .utf8)
      let variables = [
        "RUNNER_TEMP": place + "/temp", "GITHUB_PATH": place + "/path", "GITHUB_BASE_REF": "main",
        "GH_REPO": "ours/handbook", "PULL_REQUEST": "7", "HEADROOM_URL": "https://x.example/a",
        "HEADROOM_SHA256": try archive(),
      ]
      if try !shell("set -e -o pipefail\n" + script, in: content, variables) { failed.append(name) }
    }
    return failed
  }

  private func runGitLab() throws -> [String] {
    let file = try #require(try pipeline(".gitlab-ci.yml"))
    let lines = file.mapping { keys -> [String]? in
      let before = keys.value("default")?.mapping { $0.value("before_script")?.list() }
      let script = keys.value("compare")?.mapping { $0.value("script")?.list() }
      return ((before ?? []) + (script ?? [])).compactMap(\.scalar)
    }
    let script = try #require(lines).joined(separator: "\n").replacing(
      "/opt/", with: place + "/opt/")
    let folder = file.mapping { $0.value("variables")?.mapping { $0.value("HANDBOOK")?.scalar } }
    let variables = [
      "CI_PROJECT_DIR": checkout, "HANDBOOK": try #require(folder), "HANDBOOK_TOKEN": "secret",
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_API_V4_URL": "https://git.example/api/v4",
      "CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_IID": "7", "HEADROOM_URL": "https://x.example/a",
      "HEADROOM_SHA256": try archive(),
    ]
    let passes = try shell("set -e -o pipefail\n" + script, in: checkout, variables)
    try? FileManager.default.removeItem(atPath: checkout + "/headroom.tar.gz")
    try? FileManager.default.removeItem(atPath: checkout + "/comparison.md")
    return passes ? [] : ["compare"]
  }

  private func pipeline(_ path: String) throws -> Value? {
    let bytes = try Data(contentsOf: URL(filePath: "\(checkout)/\(path)"))
    return YAML.parse(file: path, bytes: Array(bytes), emptiness: "empty", problems: Problems())
  }

  /// Whether a script of the pipeline ends well, with the stand-ins first in PATH.
  private func shell(_ script: String, in folder: String, _ variables: [String: String]) throws
    -> Bool
  {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", "-c", script]
    process.currentDirectoryURL = URL(filePath: folder)
    let path =
      "\(place)/bin:\(place)/temp/headroom/bin:"
      + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    process.environment = variables.merging(
      ["PATH": path, "PLACE": place, "HOME": place, "TMPDIR": place]) { $1 }
    try FileManager.default.createDirectory(
      atPath: place + "/temp", withIntermediateDirectories: true)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// An archive as `make dist` makes it, around the program under test, and its checksum.
  private func archive() throws -> String {
    let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    try write(
      "#!/bin/sh\nexec '\(built)/headroom' \"$@\"\n", to: "pack/headroom-1/bin/headroom", in: place)
    try run("chmod", "+x", place + "/pack/headroom-1/bin/headroom")
    try run(
      "tar", "--create", "--gzip", "--file", place + "/archive", "--directory", place + "/pack",
      "headroom-1")
    return String(try run("sha256sum", place + "/archive").prefix(64))
  }

  private func program(_ name: String, _ script: String) throws {
    try write("#!/bin/bash\n\(script)\n", to: "bin/\(name)", in: place)
    try run("chmod", "+x", "\(place)/bin/\(name)")
  }

  /// Lists, adds and replaces comments as GitHub's API does. The first line of a file is its author.
  private static let gh = #"""
    method=GET
    while [ $# -gt 0 ]; do
      case "$1" in
        api | --paginate | --silent) ;;
        --method) method=$2; shift ;;
        --jq) case "$2" in *headroom:compare*github-actions* | *github-actions*headroom:compare*) ;; *) exit 9 ;; esac; shift ;;
        --field) body=${2#body=@}; shift ;;
        *) address=$1 ;;
      esac
      shift
    done
    case "$method" in
      GET) for file in "$PLACE"/comments/*; do
          [ "$(head -n 1 "$file")" = "github-actions[bot]" ] && sed -n 2p "$file" | grep -q '^<!-- headroom:compare -->' && basename "$file"
        done; exit 0 ;;
      POST) file=$PLACE/comments/$((100 + $(ls "$PLACE/comments" | wc -l))) ;;
      PATCH) file=$PLACE/comments/${address##*/} ;;
    esac
    { echo "github-actions[bot]"; cat "$body"; } > "$file"
    """#

  /// Downloads the archive, and answers as GitLab's API does.
  private static let curl = #"""
    while [ $# -gt 0 ]; do
      case "$1" in
        --fail | --silent | --show-error | --location) ;;
        --output) output=$2; shift ;;
        --request) method=$2; shift ;;
        --header) [ "$2" = @- ] && grep -q '^PRIVATE-TOKEN: secret$' || exit 9; shift ;;
        --data-urlencode) body=${2#body@}; shift ;;
        *) address=$1 ;;
      esac
      shift
    done
    case "${method:-GET} $address" in
      "GET https://x.example/a") cp "$PLACE/archive" "$output" ;;
      "GET "*/user) echo '{"id": 42}' ;;
      "GET "*/notes\?*) for file in "$PLACE"/comments/*; do
          author=42; [ "$(head -n 1 "$file")" = own ] || author=1
          jq --null-input --argjson id "$(basename "$file")" --argjson author $author --rawfile body <(tail -n +2 "$file") '{id: $id, author: {id: $author}, body: $body}'
        done | jq --slurp . ;;
      "POST "*) { echo own; cat "$body"; } > "$PLACE/comments/$((100 + $(ls "$PLACE/comments" | wc -l)))" ;;
      "PUT "*) { echo own; cat "$body"; } > "$PLACE/comments/${address##*/}" ;;
      *) exit 8 ;;
    esac
    """#
}
