internal import NIOHTTP1
internal import Pages

struct Response {
  var status: HTTPResponseStatus
  var headers: [(name: String, value: String)]
  var body: [UInt8] = []
}

/// Answers a request from what is on stage: a function from values to values.
struct Responder {
  /// The addresses the server keeps for itself; no page of a handbook begins with `-/`.
  static let script = "/-/headroom/reload.js"
  static let events = "/-/headroom/events"

  /// Names a browser may call this server by; nil for any. A page elsewhere could otherwise point
  /// a name of its own at loopback and read the handbook.
  var allowedHosts: Set<String>?

  func respond(to request: HTTPRequestHead, from stage: Stage.State) -> Response {
    guard request.method == .GET || request.method == .HEAD else {
      return Self.text(.methodNotAllowed, "only GET and HEAD", [("Allow", "GET, HEAD")])
    }
    guard isAllowed(request.headers.first(name: "host")) else {
      return Self.text(.misdirectedRequest, "unknown host; serve with --host to widen")
    }
    let path = PercentEncoding.decode(String(request.uri.prefix { $0 != "?" && $0 != "#" }))
    if path == Self.script { return Self.reloadScript }
    guard let edition = stage.edition else { return Self.nothingBuilt }
    return respond(path, from: edition, known: request.headers["if-none-match"])
  }

  private func respond(_ path: String, from edition: Edition, known: [String]) -> Response {
    let name = path.drop { $0 == "/" }
    let isFolder = name.isEmpty || name.hasSuffix("/")
    let file = isFolder ? name + "index.html" : String(name)
    if let found = edition.file(at: file) {
      return Self.serve(found, at: file, of: edition, status: .ok, known: known)
    }
    if !isFolder, edition.file(at: name + "/index.html") != nil {
      let address = "/" + PercentEncoding.encode(path: String(name)) + "/"
      return Self.text(.movedPermanently, "", [("Location", address)])
    }
    guard let page = edition.file(at: "404.html") else { return Self.text(.notFound, "not found") }
    return Self.serve(page, at: "404.html", of: edition, status: .notFound, known: [])
  }

  private static func serve(
    _ file: Edition.File, at path: String, of edition: Edition, status: HTTPResponseStatus,
    known: [String]
  ) -> Response {
    let isPage = path.hasSuffix(".html")
    // A page names the edition it belongs to, so its tag changes with the edition.
    let tag = "\"\(isPage ? file.digest + "-" + edition.id : file.digest)\""
    let headers = [("Cache-Control", "no-cache"), ("ETag", tag)]
    if known.contains(where: { $0 == "*" || $0.contains(tag) }) {
      return Response(status: .notModified, headers: headers)
    }
    let body = isPage ? OutputFile.page(file.bytes, withInHead: tags(edition.id)) : file.bytes
    return Response(
      status: status, headers: headers + [("Content-Type", MediaType.of(path))], body: body)
  }

  private static func tags(_ edition: String) -> String {
    "<script src=\"\(script)\" data-edition=\"\(edition)\" defer></script>\n"
  }

  private static var reloadScript: Response {
    Response(
      status: .ok,
      headers: [("Cache-Control", "no-cache"), ("Content-Type", MediaType.of("reload.js"))],
      body: PackageResources.reload_js)
  }

  /// Stands in until the first build without errors; the overlay says what is wrong.
  private static var nothingBuilt: Response {
    let page =
      "<!doctype html>\n<html lang=\"en\"><head><title>Headroom</title>\(tags(""))</head>"
      + "<body><p>The handbook has errors. The page appears when they are mended.</p></body></html>\n"
    return Response(
      status: .serviceUnavailable,
      headers: [("Cache-Control", "no-store"), ("Content-Type", MediaType.of("index.html"))],
      body: Array(page.utf8))
  }

  static func text(
    _ status: HTTPResponseStatus, _ words: String, _ headers: [(String, String)] = []
  ) -> Response {
    Response(
      status: status, headers: headers + [("Content-Type", "text/plain; charset=utf-8")],
      body: Array((words + "\n").utf8))
  }

  private func isAllowed(_ host: String?) -> Bool {
    guard let allowedHosts, let host else { return true }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return allowedHosts.contains(name.lowercased())
  }
}
