internal import CCmark
internal import Files
internal import Foundation
internal import Pages
internal import Site

/// Milliseconds of processor time a page, against the least any generator on libcmark could take:
/// its own parsing and rendering, and writing files of the same bytes.
struct SiteBench {
  let pages: Int
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "headroom-bench-\(ProcessInfo.processInfo.processIdentifier)").path

  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let content = FileTree(Corpus(count: pages).files)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let first = try measure { try build(content) }
    let second = try measure { try build(content) }
    let least = try measure { try floor(content) }
    print(
      String(
        format:
          "site     %6d pages: %.3f ms a page, %.3f when nothing changed, floor %.3f (×%.1f), peak %.0f MiB",
        pages, first, second, least, first / least, CPUTime.peakMemory))
  }

  /// Milliseconds a page.
  private func measure(_ work: () throws -> Void) rethrows -> Double {
    let start = CPUTime.now
    try work()
    return (CPUTime.now - start) * 1000 / Double(pages)
  }

  private func build(_ content: FileTree) throws {
    let site = Site(content: content, settings: SiteSettings())
    var output = try OutputFolder(folder + "/site")
    try site.write { try output.add($0) }
    _ = try output.publish()
  }

  private func floor(_ content: FileTree) throws {
    for path in content.paths where path.hasSuffix(".md") {
      let source = try content.read(path)
      let html = Self.render(source)
      let page = folder + "/site/" + path.dropLast(3) + "/index.html"
      let size = (try? FileManager.default.attributesOfItem(atPath: page)[.size] as? Int) ?? html
      let target = folder + "/floor/" + path.dropLast(3)
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      let file = open(target + "/index.html", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      var bytes = [UInt8](repeating: 32, count: size)
      _ = write(file, &bytes, bytes.count)
      close(file)
    }
  }

  /// The length of libcmark's own HTML.
  private static func render(_ source: [UInt8]) -> Int {
    source.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        guard let node = cmark_parse_document(text.baseAddress, text.count, 0) else { return 0 }
        defer { cmark_node_free(node) }
        guard let html = cmark_render_html(node, 0) else { return 0 }
        defer { free(html) }
        return strlen(html)
      }
    }
  }
}
