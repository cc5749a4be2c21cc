internal import CCommit
internal import Sizing

/// What this program says it is.
enum Version {
  /// The version of the program and of the files it writes.
  static let number = "0.1.0"

  /// What the user is told. The commit is for people only: nothing that is rendered names it, so
  /// that the same content gives the same site whoever built the program.
  static var text: String {
    let commit = String(cString: headroom_commit())
    let built = commit.isEmpty ? "" : ", commit \(commit)"
    return "headroom \(number) (model \(Engine.model)\(built))"
  }
}
