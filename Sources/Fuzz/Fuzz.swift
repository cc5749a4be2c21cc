internal import Foundation

/// Gives random edits of fixtures to everything that reads what strangers write: whatever the
/// bytes, there is a result or a diagnostic, and never a crash.
///
///     fuzz [--seconds 60] [--seed 1] [--target NAME]
///
/// The same seed tries the same inputs. A failure names its seed and keeps the input in
/// `.build/fuzz/`; put it into `Tests/FuzzTests/Crashes/TARGET/` when it is mended.
@main
struct Fuzz {
  static func main() throws {
    let options = Options(CommandLine.arguments.dropFirst())
    let repository = FileManager.default.currentDirectoryPath
    let targets = Target.all.filter { options["target"] == nil || options["target"] == $0.name }
    guard let first = targets.first else {
      print("no such target; one of \(Target.all.map(\.name).joined(separator: ", "))")
      exit(2)
    }
    let seed = options["seed"].flatMap(UInt64.init) ?? 1
    if let file = options["batch"] {
      Batch(target: first, seed: seed, file: file).run(from: repository)
    }
    let seconds = options["seconds"].flatMap(Double.init) ?? 60
    let campaign = try Campaign(targets: targets, seed: seed, seconds: seconds)
    exit(try campaign.run() == 0 ? 0 : 1)
  }
}

/// `--name value` pairs.
private struct Options {
  private var values: [String: String] = [:]

  init(_ arguments: ArraySlice<String>) {
    var name: String?
    for argument in arguments {
      if argument.hasPrefix("--") {
        name = String(argument.dropFirst(2))
      } else if let known = name {
        values[known] = argument
      }
    }
  }

  subscript(name: String) -> String? { values[name] }
}
