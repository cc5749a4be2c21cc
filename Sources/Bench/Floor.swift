internal import CCmark
internal import Foundation

/// The least that any generator on libcmark could take: parsing and rendering every page, and writing
/// files of given sizes.
struct Floor {
  let pages: Int
  /// Where the content and the sites are.
  let folder: String
  /// The site whose files tell the sizes, and the one to write.
  let site: String
  let output: String

  /// Seconds of processor time. In a process of its own, as a build is one: what memory costs that was
  /// not used before is a part of both.
  var measured: Double? {
    Child.figures(ofBench: ["floor", String(pages), folder, site, output]).first
  }

  /// What `bench floor PAGES FOLDER SITE OUTPUT` does: takes the time, and prints it.
  static func measure(_ arguments: [String]) throws {
    guard arguments.count == 4, let pages = Int(arguments[0]) else { return }
    let floor = Floor(
      pages: pages, folder: arguments[1], site: arguments[2], output: arguments[3])
    let files = try floor.files
    let start = CPUTime.now
    for number in 0..<pages { floor.render(Corpus.path(number)) }
    for (path, size) in files { floor.write(size, to: path) }
    print(CPUTime.now - start)
  }

  /// The paths of the site's files with their sizes; folders, without one, before what is in them.
  private var files: [(path: String, size: Int?)] {
    get throws {
      let site = folder + "/" + site
      let paths = try FileManager.default.subpathsOfDirectory(atPath: site).map { "/" + $0 }
      return ([""] + paths.sorted()).map { path in
        var status = stat()
        let isFile = stat(site + path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return (path, isFile ? Int(status.st_size) : nil)
      }
    }
  }

  private func render(_ page: String) {
    let file = open(folder + "/content/" + page, O_RDONLY)
    defer { close(file) }
    var status = stat()
    precondition(fstat(file, &status) == 0, "no page \(page)")
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = read(file, buffer.baseAddress, size)
    }
    precondition(bytes.count == size)
    _ = CommonMark.render(bytes)
  }

  private func write(_ size: Int?, to path: String) {
    let path = folder + "/" + output + path
    guard let size else {
      mkdir(path, 0o755)
      return
    }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(file) }
    let bytes = [UInt8](repeating: 32, count: size)
    _ = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
  }
}
