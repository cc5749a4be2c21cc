internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages

extension Surroundings {
  /// What a Markdown file finds around it in a handbook: pages to link to, values, reports.
  static func site(
    _ resolver: LinkResolver, insertions: Insertions, content: FileTree, file: String,
    at page: SitePath, recorder: LinkRecorder
  ) -> Surroundings {
    let here = LinkBase.page(page)
    var surroundings = Surroundings.none
    surroundings.link = { destination in
      let target = resolver.target(of: destination, in: file, at: page)
      var resolution = resolve(destination, target, at: here)
      recorder.add(destination, to: target, written: resolution.url, from: page, in: file)
      if destination.isImage, case .file(let image) = target {
        let size = (try? content.read(image, first: ImageHeader.length)).flatMap(ImageHeader.init)
        (resolution.width, resolution.height) = (size?.width, size?.height)
      }
      return resolution
    }
    surroundings.knowsPages = true
    surroundings.isPage = { name in
      let destination = Destination(page: name, location: SourceLocation(file: file))
      if case .page = resolver.target(of: destination, in: file, at: page) { return true }
      return false
    }
    surroundings.value = { name, place in
      guard insertions.names(name) else { return nil }
      recorder.noteInsertion()
      return insertions.value(name, place)
    }
    surroundings.directiveNames = insertions.directiveNames
    surroundings.directive = { directive in
      recorder.noteInsertion()
      return insertions.directive(directive, here)
    }
    surroundings.graph = { dot, place in
      switch insertions.graph(dot) {
      case .success(let svg): GraphDrawing.insertion(svg, at: place)
      case .failure(let reason): .mistake(.noDrawing(reason, at: place))
      }
    }
    surroundings.include = { path, place in
      let inclusion = include(
        path, from: content, named: resolver.folderName, insertions, at: place)
      recorder.add(inclusion)
      return inclusion
    }
    return surroundings
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
  private static func include(
    _ path: String, from content: FileTree, named folder: String?, _ insertions: Insertions,
    at place: SourceLocation
  ) -> Inclusion {
    // One byte more than a page may have tells that it is too much.
    let most = Document.largestSource + 1
    var ways = [ContentPath.resolve("/" + path, from: "")]
    if path.hasPrefix(".") { ways.append(ContentPath.resolve(path, from: place.file)) }
    if let folder, path.hasPrefix(folder + "/") {
      ways.append(ContentPath.resolve(String(path.dropFirst(folder.count)), from: ""))
    }
    for case let way? in ways where content.holds(way) {
      if let bytes = try? content.read(way, first: most) { return .text(bytes, file: way) }
    }
    if let (bytes, file) = insertions.part(path, most) { return .text(bytes, file: file) }
    return .broken(.missingInclude(path, at: place))
  }
}
