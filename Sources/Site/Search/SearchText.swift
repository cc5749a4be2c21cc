internal import Markup
internal import Pages

/// The text of the pages in files of a few pages each, which the browser loads for excerpts.
struct SearchText {
  static let folder = "assets/search"
  private static let fileSize = 1 << 15
  /// The pages of the file that is not complete.
  private var pending: [SearchIndex.Entry.Texts] = []
  private var pendingSize = 0
  /// The first page of each file so far.
  private(set) var firstPages: [Int] = []

  /// Where the text of a page is: in which file, and which of the pages there it is.
  struct Place: Equatable {
    var file: Int
    var index: Int
  }

  /// The place of the next page.
  var nextPlace: Place {
    Place(file: pending.isEmpty ? firstPages.count : firstPages.count - 1, index: pending.count)
  }

  /// Adds the text of a page, a list of its sections; returns the file this completes.
  mutating func add(_ sections: SearchIndex.Entry.Texts, page: Int) -> SearchIndex.File? {
    if pending.isEmpty { firstPages.append(page) }
    pendingSize += sections.size + (pending.isEmpty ? 0 : 2)
    pending.append(sections)
    return pendingSize >= Self.fileSize ? finish(isSameEnd: true) : nil
  }

  /// The file with what is left, if anything is.
  ///
  /// - Parameter isSameEnd: whether it ends where the last build's ended, if its pages are the same.
  mutating func finish(isSameEnd: Bool) -> SearchIndex.File? {
    if pending.isEmpty { return nil }
    let number = firstPages.count - 1
    let texts = pending
    pending.removeAll(keepingCapacity: true)
    pendingSize = 0
    let path = "\(Self.folder)/\(number).js"
    let isSame =
      isSameEnd
      && texts.enumerated().allSatisfy { $1.recorded == Place(file: number, index: $0) }
    if isSame { return .same(path: path) { Self.file(path, number, texts) } }
    return .made(Self.file(path, number, texts))
  }

  private static func file(
    _ path: String, _ number: Int, _ texts: [SearchIndex.Entry.Texts]
  ) -> OutputFile {
    var file = Output()
    file.reserveCapacity(texts.reduce(128) { $0 + $1.size + 2 })
    file.append("(window.headroomText=window.headroomText||[])[\(number)]=[\n")
    for (index, sections) in texts.enumerated() {
      if index > 0 { file.append(",\n") }
      file.append(contentsOf: sections.bytes)
    }
    file.append("\n]\n")
    return OutputFile(path: path, bytes: file)
  }
}
