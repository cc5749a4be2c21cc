import Foundation
import TestSupport
import Testing

@testable import headroom

/// Amounts on the command line are refused with the range they may have, never brought into it.
@Suite struct AmountsOnTheCommandLine {
  @Test(arguments: [
    ("5000G/s", "'5000G/s' is out of range; from 1/s to 1000G/s"),
    ("1e308G/s", "'1e308G/s' is out of range; from 1/s to 1000G/s"),
    ("0.5/s", "'0.5/s' is out of range; from 1/s to 1000G/s"),
    ("-1k/s", "'-1k/s' is out of range; from 1/s to 1000G/s"),
    ("40k", "'40k' is not a rate; write '40k/s'"),
    ("60k/min", "'60k/min' is not a rate; write '1k/s', which is 60k/min"),
    ("40 000/s", "'40 000/s' is not a rate; write '40000/s'"),
    ("fast", "'fast' is not a rate; write it as '40k/s'"),
    ("40", "'40' has no unit; write '40/s'"),
  ])
  func ratesHaveARange(_ row: (text: String, message: String)) throws {
    let options = try PointOptions.parse(["--rate=\(row.text)"])
    let failure = #expect(throws: Failure.self) { _ = try options.point() }
    #expect(failure?.message == "error: --rate \(row.message)")
    #expect(failure?.code == 2)
  }

  @Test(arguments: ["1/s", "1000G/s"])
  func itsEndsAreInIt(_ rate: String) throws {
    _ = try PointOptions.parse(["--rate=\(rate)"]).point()
  }

  @Test(arguments: [
    ("200%", "'200%' is out of range; from 0% to 100%"),
    ("much", "'much' is not a share; write it as '1%'"),
    ("1", "'1' is not a share; write '100%', or '1%' if it is a percentage already"),
  ])
  func tolerancesHaveARange(_ row: (text: String, message: String)) throws {
    let compare = try Compare.parse(["--content=/nonexistent", "--tolerance=\(row.text)"])
    let failure = #expect(throws: Failure.self) { try compare.run() }
    #expect(failure?.message == "error: --tolerance \(row.message)")
  }
}

@Suite struct WordsOnTheCommandLine {
  @Test func areNotWithoutEnd() throws {
    try withTemporaryFolder { folder in
      let words = ["help"] + [String](repeating: "build", count: 20_000)
      let end = try BuiltProgram(words, in: folder, environment: [:]).end()
      #expect(end.code == 2)
      #expect(end.errors == "error: more than 1000 arguments on the command line\n")
    }
  }
}

/// The words of `build` are read by themselves; what is wrong with them is told as for any command.
@Suite struct WordsOfBuild {
  @Test(arguments: [
    (["build", "--nothing"], "Unknown option '--nothing'"),
    (["build", "a", "b"], "Unexpected argument 'b'"),
    (["build", "-v", "-q"], "--verbose and --quiet can't be used together"),
  ])
  func areToldOfAsThoseOfAnyCommand(_ row: (words: [String], message: String)) throws {
    try withTemporaryFolder { folder in
      let end = try BuiltProgram(row.words, in: folder, environment: [:]).end()
      #expect(end.code == 2)
      #expect(
        end.errors.hasPrefix("Error: \(row.message)\nUsage: headroom build "), "\(end.errors)")
    }
  }
}

/// What a shell makes of a variable that is not set.
@Suite struct EmptyWords {
  @Test(arguments: [
    (["init", ""], "'init' is empty"), (["build", "--output", ""], "'--output' is empty"),
    (["build", "--output="], "'--output=' gives an empty value"),
    (["serve", "--host", ""], "'--host' is empty"), (["serve", ""], "'serve' is empty"),
    (["compare", "--content", ""], "'--content' is empty"),
    (["compare", "", "current"], "'compare' is empty"), ([""], "'headroom' is empty"),
    (["build", "--base-url", ""], "'--base-url' is empty"),
    (["publish", "folder:www", "--version="], "'--version=' gives an empty value"),
    (["size", "--rate", ""], "'--rate' is empty"), (["render", "--", ""], "'--' is empty"),
    (["build", "--", "-x="], nil), (["compare", "--fail-on=a == b="], nil), (["build"], nil),
    (["publish", "folder:a="], nil), (["build", " "], nil), (["---completion", "build", ""], nil),
  ])
  func areToldAsSuch(_ words: [String], _ message: String?) {
    var failure: Failure?
    do throws(Failure) { try Headroom.refuseEmptyWords(words) } catch { failure = error }
    #expect((failure == nil) == (message == nil))
    #expect(failure?.code == message.map { _ in 2 })
    if let message { #expect(failure?.message.contains(message) == true) }
  }

  @Test func endTheProgramBeforeItDoesAnything() throws {
    try withTemporaryFolder { folder in
      try write("title: T\n", to: "content/handbook.yaml", in: folder)
      let end = try BuiltProgram(["build", "--output", ""], in: folder, environment: [:]).end()
      #expect(end.code == 2)
      #expect(
        end.errors
          == "error: the argument behind '--output' is empty; name something, or leave it out\n")
    }
  }

  @Test func placesAreNotEmptyEither() throws {
    try withTemporaryFolder { folder in
      try write("title: T\n", to: "content/handbook.yaml", in: folder)
      let end = try BuiltProgram(["publish", "folder:"], in: folder, environment: [:]).end()
      #expect(end.code == 2)
      #expect(end.errors == "error: 'folder:' names no place; write it behind the colon\n")
    }
  }
}

@Suite struct TargetsOnTheCommandLine {
  /// A target with a mistake is there: what is wrong with it is told with its place, not that there is
  /// none.
  @Test func areNotMissingWhenTheyAreWrong() throws {
    try withTemporaryFolder { folder in
      try write(
        "title: T\npublish: { t: { git: a..b }, u: { folder: www } }\n",
        to: "content/handbook.yaml", in: folder)
      let program = try BuiltProgram(["publish", "t"], in: folder, environment: [:])
      let end = try program.end()
      #expect(end.code == 1)
      #expect(
        end.errors.hasPrefix(
          "content/handbook.yaml:2:15: error: 'a..b' is not a valid branch name [publish-target]\n")
      )
      #expect(!end.errors.contains("no target"))
    }
  }
}

/// Places on the command line and in settings that git or a reader of logs may not get.
@Suite struct PlacesThatHoldTooMuch {
  @Test(arguments: [
    "git:https://u:S3CRET@h/x.git", "https://u:S3CRET@h/x.git", "s3://AKIA:S3CRET@bucket/x",
    "rclone::s3,secret_access_key=S3CRET:x", "git:https:/u:S3CRET@h#b", "git:u:S3CRET@h:x#b",
    "git:https://h/x.git;token=S3CRET#b", "--u=https://u:S3CRET@h",
  ])
  func areToldWithoutTheirCredentials(_ place: String) throws {
    try withTemporaryFolder { folder in
      try write("title: T\n", to: "content/handbook.yaml", in: folder)
      let end = try BuiltProgram(["publish", place], in: folder, environment: [:]).end()
      #expect(end.code == 2)
      #expect(
        !end.errors.contains("CRET") && end.errors.lowercased().contains("error: "), "\(end.errors)"
      )
    }
  }

  /// A handbook without a repository around it may come with a repository beside its content.
  @Test(arguments: [true, false])
  func areNoRepositoriesThatCameWithTheHandbook(_ isInRepository: Bool) throws {
    try withTemporaryFolder { folder in
      if isInRepository { try run("git", "init", "--quiet", folder) }
      try run("git", "init", "--quiet", "--bare", folder + "/evil.git")
      try write("#!/bin/sh\ntouch '\(folder)/ran'\n", to: "evil.git/hooks/pre-receive", in: folder)
      try run("chmod", "+x", folder + "/evil.git/hooks/pre-receive")
      try write(
        "title: T\npublish: { web: { git: pages, repository: evil.git } }\n",
        to: "content/handbook.yaml", in: folder)
      try write("# Home\n", to: "content/index.md", in: folder)
      let end = try BuiltProgram(
        ["publish"], in: folder, environment: ["PATH": "/usr/bin:/bin", "HOME": folder]
      ).end()
      #expect(end.code == 3)
      #expect(end.errors.contains("evil.git' is among the handbook's own files"), "\(end.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/ran"))
    }
  }
}

@Suite struct TheMachinesCache {
  /// Names in a folder that all users share could be guessed.
  @Test(arguments: [[:], ["HOME": ""], ["HOME": "relative", "TMPDIR": "/tmp"]])
  func isNowhereWithoutAHome(_ variables: [String: String]) {
    #expect(Machine(variables: variables).cache("graphs") == nil)
  }
}
