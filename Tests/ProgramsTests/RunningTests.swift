import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Programs

/// The variables of the test's own process.
private let variables = ProcessInfo.processInfo.environment

private func program(
  _ name: String, timeLimit: Duration = .seconds(60), outputLimit: Int = 1 << 20,
  environment: [String: String] = ["PATH": variables["PATH"] ?? ""]
) -> Program {
  Program(
    name, environment: environment, timeLimit: timeLimit, outputLimit: outputLimit,
    separatesOperands: false)
}

@Suite struct RunningPrograms {
  @Test func givesOutputErrorsAndTheWayItEnded() throws {
    let result = try program("sh").run(
      ["-c", "cat; echo oops >&2; exit 3"], input: [97, 98])
    #expect(result == ProgramOutput(succeeded: false, output: [97, 98], errors: "oops\n"))
  }

  @Test func closesStandardInput() throws {
    #expect(try program("cat").run([]).output.isEmpty)
  }

  @Test func handsDownOnlyWhatItIsTold() throws {
    let path = variables["PATH"] ?? ""
    let result = try program("env", environment: ["PATH": path, "ONE": "1"]).run([])
    #expect(Set(result.text.split(separator: "\n")) == ["PATH=\(path)", "ONE=1"])
  }

  @Test func namesAMissingProgram() {
    #expect(throws: ProgramFailure.notInstalled(program: "no-such-program")) {
      try program("no-such-program").run([])
    }
  }

  /// The shell's child holds the output open; nobody waits for it.
  @Test func endsWhatTakesTooLong() {
    #expect(throws: ProgramFailure.timeLimit(program: "sh", seconds: 0)) {
      try program("sh", timeLimit: .milliseconds(50)).run(["-c", "sleep 20 & sleep 20"])
    }
  }

  @Test func boundsTheOutput() {
    #expect(throws: ProgramFailure.outputLimit(program: "sh", bytes: 100)) {
      try program("sh", outputLimit: 100).run(["-c", "while true; do echo more; done"])
    }
  }

  /// Code that can't suspend may hold all threads that tasks share.
  @Test func needsNoneOfTheSharedThreads() throws {
    let (held, answered) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let box = Box()
    let tasks = 4 * ProcessInfo.processInfo.activeProcessorCount
    let threads = DispatchSemaphore(value: 0)
    for _ in 0..<tasks {
      // In front of the other tests: this one holds a thread of theirs until the first of them begins.
      Task(priority: .high) {
        threads.signal(); Self.wait(for: held)
      }
    }
    threads.wait()
    Thread {
      let output = try? program("cat").run([], input: [1, 2]).output
      box.answer.withLock { $0 = output }
      answered.signal()
    }.start()
    answered.wait()
    for _ in 0..<tasks { held.signal() }
    #expect(box.answer.withLock { $0 } == [1, 2])
  }

  private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }

  @Test func waitsForTheEnd() throws {
    #expect(try program("cat").run([], input: [1, 2]).output == [1, 2])
    #expect(throws: ProgramFailure.timeLimit(program: "sleep", seconds: 0)) {
      try program("sleep", timeLimit: .milliseconds(50)).run(["1000"])
    }
  }
}

@Suite struct ArgumentsOfPrograms {
  @Test func putOperandsBehindTheEndOfTheOptions() throws {
    let git = Program.git([:])
    #expect(
      try git.arguments(["ls-remote"], ["--upload-pack=touch P;"])
        == ["-c", "safe.bareRepository=explicit", "ls-remote", "--", "--upload-pack=touch P;"])
    #expect(
      try git.arguments(["status"], []) == ["-c", "safe.bareRepository=explicit", "status"])
    #expect(try program("dot").arguments(["-Tsvg"], []) == ["-Tsvg"])
  }

  @Test func refuseAnOperandThatWouldBeAnOption() {
    let failure = ProgramFailure.operandLikeOption(program: "dot", operand: "-O")
    #expect(throws: failure) { try program("dot").arguments(["-Tsvg"], ["a.dot", "-O"]) }
    #expect(failure.description == "'-O' would be taken for an option of 'dot'")
  }
}

@Suite struct TheEnvironmentOfGit {
  @Test func namesNoRepository() {
    let git = Program.git(["GIT_DIR": "/x", "GIT_INDEX_FILE": "/y", "HOME": "/h", "LC_ALL": "de"])
    #expect(
      git.environment
        == ["HOME": "/h", "LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "https:ssh:git:file"])
  }

  @Test func allowsNoMoreThanTheUserDoes() {
    let git = Program.git(["GIT_ALLOW_PROTOCOL": "ssh:ext:https"])
    #expect(git.environment["GIT_ALLOW_PROTOCOL"] == "https:ssh")
  }
}

/// Files that anybody can commit, and whose config names programs.
@Suite struct BareRepositoriesAroundAFolder {
  private func withRepository(_ body: (_ folder: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try run("git", "init", "--quiet", folder + "/work")
      try run("git", "init", "--quiet", "--bare", folder + "/work/docs")
      try write("x", to: "work/docs/content/a/index.md", in: folder)
      try body(try #require(realpath(folder, nil).map { String(cString: $0) }))
    }
  }

  @Test func areFoundBeforeGitUsesThem() throws {
    try withRepository { folder in
      for inner in ["", "/content", "/content/a"] {
        #expect(BareRepository.around(folder + "/work/docs" + inner) == folder + "/work/docs")
      }
      #expect(BareRepository.around(folder + "/work") == nil)
      #expect(BareRepository.around(folder + "/none") == nil)
      // A hook runs there.
      #expect(BareRepository.around(folder + "/work/.git") == nil)
      try run("git", "init", "--quiet", folder + "/work/docs/content")
      #expect(BareRepository.around(folder + "/work/docs/content/a") == nil)
    }
  }

  @Test func areNotUsedByGit() throws {
    try withRepository { folder in
      let git = Program.git(variables)
      let content = folder + "/work/docs/content"
      let found = try git.run(["-C", content, "rev-parse", "--git-dir"])
      #expect(!found.succeeded)
      #expect(found.errors.contains("safe.bareRepository"))
      // One that is named is used.
      let named = try git.run(["--git-dir=" + folder + "/work/docs", "rev-parse", "--git-dir"])
      #expect(named.succeeded)
      #expect(try git.run(["-C", folder + "/work", "rev-parse", "--git-dir"]).line == ".git")
    }
  }
}

@Suite struct Redacting {
  static let rows: [(String, String)] = [
    ("https://me:hunter2@git.example.com/docs.git", "https://git.example.com/docs.git"),
    ("https://me:S3CR't@host/x.git#main", "https://host/x.git#main"),
    ("https://me:pa/ss@host/x.git", "https://host/x.git"),
    ("https://me:p@ss@host/x.git", "https://host/x.git"),
    ("https://host/x.git?private_token=abc", "https://host/x.git?…"),
    (
      "fatal: unable to access 'https://me:hunter2@git.example.com/x/': no",
      "fatal: unable to access 'https://git.example.com/x/': no"
    ),
    ("fatal: 'https://host/x?token=abc': no", "fatal: 'https://host/x?…' no"),
    ("no address: a@b", "no address: a@b"),
    ("https://a@b https://c@d", "https://b https://d"),
    ("git:https:/u:S3CRET@h/x", "git:https:/h/x"), ("'https:/u:S3CRET@h'", "'https:/h'"),
    ("u:S3CRET@h:x#b", "h:x#b"), ("git:u:S3CRET@h:x#b", "git:h:x#b"), ("'u:p@ss@h:x'", "'h:x'"),
    ("u:S3CRET@h:/srv/x", "h:/srv/x"), ("s3://AKIA:S3CRET@bucket/x", "s3://bucket/x"),
    ("'AKIA:S3CRET@bucket'", "'bucket'"),
    ("https://h/x.git;token=S3CRET", "https://h/x.git;token=…"),
    (":s3,secret_access_key=S3CRET:x", ":s3,secret_access_key=…"),
    ("rclone::s3,a=1,b='S3,CRET':x", "rclone::s3,a=…"), ("'h/x?token=S3CRET':", "'h/x?token=…':"),
    ("https://h/x#token=S3CRET", "https://h/x#token=…"),
    ("git@host:docs.git", "git@host:docs.git"), ("git:git@host:x.git#b", "git:git@host:x.git#b"),
    ("'git:main@{1}': no such revision", "'git:main@{1}': no such revision"),
    ("[us](mailto:me@example.com)", "[us](mailto:me@example.com)"),
    ("a, b=c; d? e=1", "a, b=c; d? e=1"), ("img@2x.png", "img@2x.png"), (" é\t\n", " é\t\n"),
  ]

  @Test(arguments: rows)
  func takesCredentialsOut(_ text: String, _ expected: String) {
    #expect(Redaction.redact(text) == expected)
  }
}

private final class Box: Sendable {
  let answer = Mutex<[UInt8]?>(nil)
}
