#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A repository without a work tree, as git would find it around a folder.
///
/// Nobody can commit a folder `.git`, but anybody can commit `HEAD`, `config`, `objects` and `refs`. Git
/// takes a folder that holds them for the repository of what is in it, and runs what its config names.
public enum BareRepository {
  /// Where it is; nil where git finds a repository with a work tree first, or none.
  public static func around(_ folder: String) -> String? {
    guard let found = realpath(folder, nil) else { return nil }
    defer { free(found) }
    var place = String(cString: found)
    while true {
      if mode(of: place + "/.git") != nil { return nil }
      if isAt(place) { return isInsideGitFolder(place) ? nil : place }
      guard let slash = place.lastIndex(of: "/"), place != "/" else { return nil }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
  }

  /// Whether git would take a folder itself for a repository; one may name another for all but its HEAD.
  public static func isAt(_ folder: String) -> Bool {
    mode(of: folder + "/HEAD") != nil
      && (isFolder(folder + "/objects") && isFolder(folder + "/refs")
        || mode(of: folder + "/commondir") != nil)
  }

  /// A hook runs in `.git` itself, which holds no files of others.
  private static func isInsideGitFolder(_ place: String) -> Bool {
    place.split(separator: "/").contains(".git")
  }

  private static func isFolder(_ path: String) -> Bool {
    mode(of: path).map { $0 & S_IFMT == S_IFDIR } ?? false
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode }
    // Git also takes a link to a commit's name, which leads to no file, for a HEAD.
    return lstat(path, &status) == 0 ? status.st_mode : nil
  }
}
