extension String {
  /// The folder of the file at this path, without a slash behind it; nil where it is in none.
  public var folderOfFile: Substring? { self[...].folderOfFile }
}

extension Substring {
  /// The folder of the file at this path, without a slash behind it; nil where it is in none.
  public var folderOfFile: Substring? {
    let end =
      utf8.withContiguousStorageIfAvailable { bytes in
        var end = bytes.count - 1
        while end >= 0, bytes[end] != UInt8(ascii: "/") { end -= 1 }
        return end
      } ?? endOfFolder
    return end < 0 ? nil : self[..<utf8.index(startIndex, offsetBy: end)]
  }

  // Apart, or the text would be retained for both ways of looking at it.
  @inline(never)
  private var endOfFolder: Int { Array(utf8).lastIndex(of: UInt8(ascii: "/")) ?? -1 }
}
