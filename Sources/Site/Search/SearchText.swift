internal import Markup
internal import Pages

/// The text of the pages in files of a few pages each, which the browser loads for excerpts.
struct SearchText {
  static let folder = "assets/search"
  private static let fileSize = 1 << 15
  private var pending = Output()
  /// The first page of each file so far.
  private(set) var firstPages: [Int] = []

  /// Adds the text of a page, a list of its sections; returns the file this completes.
  mutating func add(_ sections: Output, page: Int) -> OutputFile? {
    if pending.isEmpty {
      firstPages.append(page)
    } else {
      pending.append(",\n")
    }
    pending += sections
    return pending.count >= Self.fileSize ? finish() : nil
  }

  /// The file with what is left, if anything is.
  mutating func finish() -> OutputFile? {
    if pending.isEmpty { return nil }
    let number = firstPages.count - 1
    var file = Output()
    file.append("(window.headroomText=window.headroomText||[])[\(number)]=[\n")
    file.append(contentsOf: pending)
    file.append("\n]\n")
    pending.removeAll(keepingCapacity: true)
    return OutputFile(path: "\(Self.folder)/\(number).js", bytes: file)
  }
}
