import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import headroom

/// What shells are offered where the line could go on. The parser keeps for which shell in one place.
@Suite(.serialized) struct Completion {
  /// The program's own entry for completions, as the generated scripts call it.
  private func candidates(
    _ command: String..., of argument: String, words: [String] = [], prefix: String = ""
  ) throws -> [String] {
    let line = ["headroom"] + command + words + [prefix]
    let place = [String(line.count - 1), String(prefix.count)]
    let request = ["---completion"] + command + ["--", argument] + place + line
    let answer = #expect(throws: (any Error).self) { _ = try Headroom.parseAsRoot(request) }
    let error = try #require(answer)
    #expect(Headroom.exitCode(for: error) == .success, "\(error)")
    return Headroom.fullMessage(for: error).split(separator: "\n").map(String.init)
  }

  private func withHandbook(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(
        """
        title: A
        profiles: { ours: { simpleCost: 0.5 } }
        matrix: { rates: [1k/s, 20k/s] }
        publish: { web: { git: pages }, share: { folder: /srv/www } }
        compare: { fail: ["total: nodes > +2"] }
        """, to: "content/handbook.yaml", in: folder)
      try write("title: B", to: "content/workloads/orders.yaml", in: folder)
      try write("not a workload", to: "content/workloads/clicks.yml", in: folder)
      for name in ["2026.9", "2026.11", "v1"] {
        try write("{}", to: "content/releases/\(name).json", in: folder)
      }
      try body(folder)
    }
  }

  @Test func offersWhatTheHandbookNames() throws {
    try withHandbook { folder in
      let here = ["--content", folder + "/content"]
      let ids = ["clicks", "orders"]
      #expect(try candidates("size", of: "positional@0", words: here) == ids)
      #expect(try candidates("manifest", of: "positional@0", words: here) == ids)
      #expect(try candidates("size", of: "positional@0", words: ["--content=\(here[1])"]) == ids)
      let quoted = ["--content", "\"\(here[1])\""]
      #expect(try candidates("size", of: "positional@0", words: quoted) == ids)
      #expect(try candidates("size", of: "--rate", words: here) == ["1k/s", "20k/s"])
      #expect(try candidates("size", of: "--profile", words: here).contains("ours"))
      #expect(try candidates("size", of: "--profile", words: here).contains("conservative"))
      #expect(
        try candidates("release", of: "positional@0", words: here) == ["v1", "2026.9", "2026.11"])
      let sides = try candidates("compare", of: "positional@0", words: here)
      #expect(sides.prefix(5) == ["2026.11", "2026.9", "v1", "current", "latest"])
      #expect(try candidates("compare", of: "positional@1", words: here) == sides)
      let gates = try candidates("compare", of: "--fail-on", words: here)
      #expect(gates.first == "total: nodes > +2" && gates.contains("feasible == false"))
      #expect(
        try candidates("publish", of: "positional@0", words: here).prefix(3) == [
          "web", "share", "git:",
        ])
    }
  }

  @Test func offersNothingWhereNoHandbookIs() throws {
    let nowhere = ["--content", "/nonexistent"]
    for (command, argument) in [
      ("size", "positional@0"), ("size", "--rate"), ("size", "--profile"),
      ("release", "positional@0"), ("compare", "--fail-on"), ("publish", "positional@0"),
    ] {
      #expect(try candidates(command, of: argument, words: nowhere) == [], "\(command) \(argument)")
    }
    #expect(try candidates("size", of: "positional@0", words: ["--content", "/"]) == [])
  }

  @Test func offersBranchesAndTags() throws {
    try withHandbook { folder in
      for arguments in [
        ["init", "-q", "-b", "trunk"], ["add", "."],
        ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first"],
        ["branch", "feature/topic"], ["tag", "v2"],
      ] {
        _ = try run(["git", "-C", folder] + arguments)
      }
      let here = ["--content", folder + "/content"]
      for kind in ["git:", "merge-base:"] {
        let found = try candidates("compare", of: "positional@0", words: here, prefix: kind + "t")
        #expect(
          found == ["feature/topic", "trunk", "v2"].map { kind + $0 }, "\(found)")
      }
      let nowhere = try candidates(
        "compare", of: "positional@0", words: ["--content", "/"], prefix: "git:")
      #expect(!nowhere.contains("git:trunk"))
    }
  }

  /// A broken file does not keep others from being offered.
  @Test func offersWhatCanBeRead() throws {
    try withHandbook { folder in
      try write("title: [", to: "content/handbook.yaml", in: folder)
      let here = ["--content", folder + "/content"]
      #expect(try candidates("size", of: "positional@0", words: here) == ["clicks", "orders"])
    }
  }

  /// Bash expands what it is offered, so no name may hold a command.
  @Test func offersNoCommands() throws {
    try withHandbook { folder in
      for name in ["$(touch ran)", "`touch ran`", "a;b", "${HOME}", "a&b", "a|b", "a\\b"] {
        try write("title: B", to: "content/workloads/\(name).yaml", in: folder)
        try write("{}", to: "content/releases/\(name).json", in: folder)
      }
      let here = ["--content", folder + "/content"]
      #expect(try candidates("size", of: "positional@0", words: here) == ["clicks", "orders"])
      #expect(try candidates("release", of: "positional@0", words: here).count == 3)
    }
  }

  /// What does not depend on a handbook is in the scripts themselves.
  @Test(arguments: [CompletionShell.bash, .zsh, .fish])
  func scriptsHoldFixedWords(_ shell: CompletionShell) {
    let script = CompletionScript.text(for: shell)
    let help =
      switch shell {
      case .bash: "_headroom_help() {\n    COMPREPLY+=($(compgen -W 'build check size review"
      case .zsh: "'*:subcommands:(build check size review"
      default:
        "\ncomplete -c 'headroom' -n '__headroom_should_offer_completions_for_positional \"headroom help\""
      }
    #expect(script.contains(help))
    for word in [
      "sub-500ms", "relaxed", "ComputePool", "PodDisruptionBudget", "PrometheusRule", "markdown",
      "github", "gitlab",
      "commonmark", "page-top",
    ] {
      #expect(script.contains(word), "\(word)")
    }
  }

  /// The script itself, in a shell.
  @Test(
    .enabled(if: isInstalled("bash")),
    arguments: [
      ("size ''", "clicks orders"), ("size or", "orders"),
      ("size orders --latency sub-5", "sub-500ms sub-5s"),
      ("size --profile our", "ours"), ("size --rate ''", "1k/s 20k/s"),
      ("manifest ''", "clicks orders"), ("manifest orders --kind C", "ComputePool"),
      ("manifest orders --kind G", "GrafanaDashboard"),
      ("compare 2026.1", "2026.11"), ("compare v1 cur", "current"), ("release v", "v1"),
      ("publish w", "web"), ("check con", "content"), ("build --output con", "content"),
      ("check --diagnostics g", "github"), ("init x --ci git", "github gitlab"),
      ("schema w", "workload"), ("theme eject page-t", "page-top"),
      ("compare --fail-on 'total: nodes > +2'", "total: nodes > +2"), ("sch", "schema"),
      ("review or", "orders"), ("help ma", "manifest matrix"),
      ("review orders --content con", "content"),
      // Bash hands a name with a colon over in pieces, and takes what follows the colon.
      ("compare git : tr", "trunk"), ("compare v1 merge-base : feature", "feature/topic"),
    ])
  func worksInBash(_ row: (line: String, expected: String)) throws {
    try withHandbook { folder in
      let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
      let program = beside + "/headroom"
      let script = """
        source <("\(program)" --generate-completion-script bash)
        try() {
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
          _headroom_whole_words "$1" "${@: -1}" "${@: -2:1}"
          echo "${COMPREPLY[@]}"
        }
        try "\(program)" \(row.line)
        """
      for arguments in [
        ["init", "-q", "-b", "trunk"], ["add", "."],
        ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first"],
        ["branch", "feature/topic"],
      ] {
        _ = try run(["git", "-C", folder] + arguments)
      }
      let offered = try run("bash", "-c", script, in: folder)
      #expect(offered == row.expected + "\n", "\(row.line)")
    }
  }
}
