internal import Sizing

/// What this program says it is.
enum Version {
  /// The version of the program and of the files it writes.
  static let number = "0.1.0"

  static var text: String { "headroom \(number) (model \(Engine.model))" }
}
