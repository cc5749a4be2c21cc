extension String {
  /// The folder of the file at this path, without a slash behind it; nil where it is in none.
  public var folderOfFile: Substring? { self[...].folderOfFile }
}

extension Substring {
  /// The folder of the file at this path, without a slash behind it; nil where it is in none.
  public var folderOfFile: Substring? {
    let slash = UInt8(ascii: "/")
    let end =
      utf8.withContiguousStorageIfAvailable { bytes in
        var end = bytes.count - 1
        while end >= 0, bytes[end] != slash { end -= 1 }
        return end
      } ?? Array(utf8).lastIndex(of: slash) ?? -1
    return end < 0 ? nil : self[..<utf8.index(startIndex, offsetBy: end)]
  }
}
