/// The names in one folder, for a shell that completes a path.
public enum FolderListing {
  /// Names that are not hidden, folders with a slash behind them, in the order of their bytes; none of
  /// a folder that can't be read. Nothing is opened.
  public static func names(in folder: String) -> [String] {
    let names = (try? Disk.byteNames(in: BytePath(folder)).compactMap(\.text)) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { name in
      if case .folder? = Disk.target(of: folder + "/" + name) { name + "/" } else { name }
    }
  }
}
