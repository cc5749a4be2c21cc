internal import Foundation

/// Where the system has programs keep what they can make again.
public enum UserCache {
  /// A folder of ours, perhaps not there yet; nil where nothing can be kept.
  public static func folder(_ name: String) -> String? {
    let variables = ProcessInfo.processInfo.environment
    if let folder = variables["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      return folder + "/headroom/" + name
    }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.cache/headroom/" + name
  }
}
