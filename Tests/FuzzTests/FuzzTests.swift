import Foundation
import Observations
import TestSupport
import Testing

@testable import fuzz

private let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// What once failed, and a few edits of everything: `make fuzz` tries many more.
@Suite struct Fuzzing {
  @Test(arguments: Target.all.map(\.name))
  func someEditsOfTheFixtures(_ name: String) throws {
    let target = try #require(Target.all.first { $0.name == name })
    let seeds = target.readSeeds(from: repository)
    #expect(!seeds.isEmpty)
    var mutator = Mutator(target, seeds: seeds, seed: 7)
    for _ in 0..<10 {
      let input = mutator.next()
      let fault = target.check(input)
      #expect(fault == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }

  @Test(arguments: Target.all.map(\.name))
  func whatOnceFailed(_ name: String) throws {
    let target = try #require(Target.all.first { $0.name == name })
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Crashes/\(name)")
    let kept = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for file in kept.sorted() {
      let input = Array(try Data(contentsOf: folder.appending(path: file)))
      #expect(target.check(input) == nil, "\(name)/\(file)")
    }
  }

  /// Edits of answers that are refused from the start would try nothing.
  @Test func beginsWithAnswersThatAreUnderstood() throws {
    let seed = try #require(Target.answers.seeds.first)
    let answers = try Target.readAnswers(in: Array(seed.utf8))
    let observation = try Observation(of: answers, workload: "a", date: nil)
    #expect(observation.sources.map(\.rate.value) == [10_000])
  }

  @Test func leavesNothingBehind() throws {
    try withTemporaryFolder { folder in
      let temporary = folder + "/tmp"
      try FileManager.default.createDirectory(
        atPath: temporary, withIntermediateDirectories: false)
      let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
      let program = try BuiltProgram(
        ["--seconds", "0", "--target", "command-line"], program: beside + "/fuzz", in: folder,
        environment: ["TMPDIR": temporary])
      #expect(try program.end().code == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
    }
  }

  @Test func oneSeedMakesOneInput() {
    let target = Target.markdown
    var (one, other) = (
      Mutator(target, seeds: [[0x61]], seed: 3), Mutator(target, seeds: [[0x61]], seed: 3)
    )
    for _ in 0..<50 { #expect(one.next() == other.next()) }
  }
}
