internal import Markdown
internal import Pages
internal import Synchronization

/// Records what a Markdown file links to and includes, while it is rendered.
final class LinkRecorder: Sendable {
  private struct State {
    var links = PageLinks()
    var includes: [String: [UInt8]] = [:]
    var hasInsertions = false
  }

  private let state = Mutex(State())

  var links: PageLinks { state.withLock { $0.links } }
  /// The included files by their paths.
  var includes: [String: [UInt8]] { state.withLock { $0.includes } }

  /// Whether values or reports were asked for.
  var hasInsertions: Bool { state.withLock { $0.hasInsertions } }

  func noteInsertion() { state.withLock { $0.hasInsertions = true } }

  func add(
    _ link: Destination, to target: LinkResolver.Target, written: String, from page: SitePath,
    in file: String
  ) {
    state.withLock { $0.links.add(link, to: target, written: written, from: page, in: file) }
  }

  func add(_ inclusion: Inclusion) {
    guard case .text(let bytes, let file) = inclusion else { return }
    state.withLock { $0.includes[file] = bytes }
  }
}
