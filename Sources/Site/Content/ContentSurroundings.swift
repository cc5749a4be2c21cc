internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages

/// What every Markdown file of a handbook finds around it: pages to link to, values, reports. A class,
/// because what each page asks of it holds it.
final class ContentSurroundings: Sendable {
  private let resolver: LinkResolver
  private let insertions: Insertions
  private let content: FileTree
  private let issues: String?

  init(_ resolver: LinkResolver, insertions: Insertions, content: FileTree, issues: String?) {
    (self.resolver, self.insertions) = (resolver, insertions)
    (self.content, self.issues) = (content, issues)
  }

  /// - Parameter takenIDs: those that others put on the page.
  func surroundings(
    of file: String, at page: SitePath, takenIDs: Set<String>, recorder: LinkRecorder
  ) -> Surroundings {
    let here = LinkBase.page(page)
    return Surroundings(
      link: { self.resolve($0, in: file, at: here, of: page, recorder) },
      value: { name, place in
        guard self.insertions.names(name) else { return nil }
        recorder.noteInsertion()
        return self.insertions.value(name, place)
      },
      directive: { directive in
        recorder.noteInsertion()
        return self.insertions.directive(directive, here)
      },
      directiveNames: insertions.directiveNames,
      include: { path, place in
        let inclusion = self.include(path, at: place)
        recorder.add(inclusion)
        return inclusion
      },
      graph: { dot, place in
        switch self.insertions.graph(dot) {
        case .success(let svg): GraphDrawing.insertion(svg, at: place)
        case .failure(let reason): .mistake(.noDrawing(reason, at: place))
        }
      },
      issues: issues,
      isPage: { name in
        let destination = Destination(page: name, location: SourceLocation(file: file))
        if case .page = self.resolver.target(of: destination, in: file, at: page) { return true }
        return false
      },
      takenIDs: takenIDs)
  }

  private func resolve(
    _ destination: Destination, in file: String, at here: LinkBase, of page: SitePath,
    _ recorder: LinkRecorder
  ) -> Resolution {
    let target = resolver.target(of: destination, in: file, at: page)
    var resolution = Self.resolve(destination, target, at: here)
    recorder.add(destination, to: target, written: resolution.url, from: page, in: file)
    if destination.isImage, case .file(let image) = target {
      let size = (try? content.read(image, first: ImageHeader.length)).flatMap(ImageHeader.init)
      (resolution.width, resolution.height) = (size?.width, size?.height)
    }
    return resolution
  }

  private static func resolve(
    _ destination: Destination, _ target: LinkResolver.Target, at here: LinkBase
  ) -> Resolution {
    let query = destination.query.map { "?" + $0 } ?? ""
    let fragment = query + (destination.fragment.map { "#" + $0 } ?? "")
    switch target {
    case .page where destination.url.isEmpty:
      return Resolution(url: fragment)
    case .page(let page):
      let link = here.link(to: page)
      return Resolution(url: fragment.isEmpty ? link : link + fragment)
    case .file(let file):
      let link = here.link(toFile: file)
      return Resolution(url: fragment.isEmpty ? link : link + fragment)
    case .repository(let address): return Resolution(url: address + fragment)
    case .unplanned, .elsewhere, .missing:
      return Resolution(url: destination.written)
    }
  }

  /// Looks from the content's root, from the file, through the folder's own name, and in the folders
  /// beside it.
  private func include(_ path: String, at place: SourceLocation) -> Inclusion {
    // One byte more than a page may have tells that it is too much.
    let most = Document.largestSource + 1
    var ways = [ContentPath.resolve("/" + path, from: "")]
    if path.hasPrefix(".") { ways.append(ContentPath.resolve(path, from: place.file)) }
    if let folder = resolver.folderName, path.hasPrefix(folder + "/") {
      ways.append(ContentPath.resolve(String(path.dropFirst(folder.count)), from: ""))
    }
    for case let way? in ways where content.holds(way) {
      if let bytes = try? content.read(way, first: most) { return .text(bytes, file: way) }
    }
    if let (bytes, file) = insertions.part(path, most) { return .text(bytes, file: file) }
    return .broken(.missingInclude(path, at: place))
  }
}
