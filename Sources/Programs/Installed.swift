#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Program {
  /// Whether the program is found in the `PATH` of its environment.
  public var isInstalled: Bool { path != nil }

  /// Where the program is found; nil when it is not.
  var path: String? {
    if name.contains("/") { return name }
    let folders = environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
