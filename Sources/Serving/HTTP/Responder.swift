internal import Assets
internal import CAssets
internal import Files
internal import NIOHTTP1
internal import Pages

struct Response {
  enum Body {
    case bytes([UInt8])
    case copy(ContentFile)
  }

  var status: HTTPResponseStatus
  var headers: [(name: String, value: String)]
  var body = Body.bytes([])
}

/// Answers a request from the current site: a function from values to values. There is no answer as long as
/// only the whole site tells it.
struct Responder {
  /// The addresses the server keeps for itself; no page of a handbook begins with `-/`.
  static let script = "/-/headroom/reload.js"
  static let events = "/-/headroom/events"

  /// Names a browser may call this server by; nil for any. A page elsewhere could otherwise point
  /// a name of its own at loopback and read the handbook.
  var allowedHosts: Set<String>?

  /// What stops pages of other sites from reading a preview by a script element, an image or a frame.
  static let protection = [
    ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", "frame-ancestors 'self'"), ("X-Frame-Options", "SAMEORIGIN"),
  ]

  func respond(to request: HTTPRequestHead, from state: CurrentSite.State) -> Response? {
    guard request.method == .GET || request.method == .HEAD else {
      return Self.text(.methodNotAllowed, "only GET and HEAD", [("Allow", "GET, HEAD")])
    }
    guard isAllowed(request.headers["host"]) else {
      return Self.text(.misdirectedRequest, "unknown host; to allow others, use serve --host")
    }
    guard Self.isOwnOrNavigation(request.headers) else {
      return Self.text(.forbidden, "not for pages of other sites")
    }
    let path = PercentEncoding.decode(String(request.uri.prefix { $0 != "?" && $0 != "#" }))
    if path == Self.script { return Self.reloadScript }
    guard let site = state.site else { return Self.nothingBuilt }
    return respond(path, from: site, known: request.headers["if-none-match"])
  }

  private func respond(_ path: String, from site: ServedSite, known: [String]) -> Response? {
    let name = path.drop { $0 == "/" }
    let isFolder = name.isEmpty || name.hasSuffix("/")
    let file = isFolder ? name + "index.html" : String(name)
    if let found = site.file(at: file) {
      return Self.serve(found, at: file, of: site, status: .ok, known: known)
    }
    if !site.isWhole { return nil }
    if !isFolder, site.file(at: name + "/index.html") != nil {
      let address = "/" + PercentEncoding.encode(path: String(name)) + "/"
      return Self.text(.movedPermanently, "", [("Location", address)])
    }
    guard let page = site.file(at: "404.html") else { return Self.text(.notFound, "not found") }
    return Self.serve(page, at: "404.html", of: site, status: .notFound, known: [])
  }

  private static func serve(
    _ file: ServedSite.File, at path: String, of site: ServedSite, status: HTTPResponseStatus,
    known: [String]
  ) -> Response {
    let isPage = path.hasSuffix(".html")
    // A page names the site it belongs to, so its tag changes with the site.
    let tag = "\"\(isPage ? file.digest + "-" + site.id : file.digest)\""
    let headers = [("Cache-Control", "no-cache"), ("ETag", tag)]
    if known.contains(where: { $0 == "*" || $0.contains(tag) }) {
      return Response(status: .notModified, headers: headers)
    }
    return Response(
      status: status, headers: headers + [("Content-Type", MediaType.of(path))],
      body: body(of: file, isPage: isPage, in: site))
  }

  private static func body(
    of file: ServedSite.File, isPage: Bool, in site: ServedSite
  ) -> Response.Body {
    switch file.body {
    case .bytes(let bytes) where isPage:
      .bytes(OutputFile.page(bytes, withInHead: tags(site.id)))
    case .bytes(let bytes): .bytes(bytes)
    case .copy(let source): .copy(source)
    }
  }

  private static func tags(_ site: String) -> String {
    "<script src=\"\(script)\" data-edition=\"\(site)\" defer></script>\n"
  }

  private static var reloadScript: Response {
    Response(
      status: .ok,
      headers: [("Cache-Control", "no-cache"), ("Content-Type", MediaType.of("reload.js"))],
      body: .bytes(headroom_reload_js().bytes))
  }

  /// Stands in until the first build without errors; the overlay says what is wrong.
  private static var nothingBuilt: Response {
    let page =
      "<!doctype html>\n<html lang=\"en\"><head><title>Headroom</title>\(tags(""))</head>"
      + "<body><p>The handbook has errors. The page appears when they are fixed.</p></body></html>\n"
    return Response(
      status: .serviceUnavailable,
      headers: [("Cache-Control", "no-store"), ("Content-Type", MediaType.of("index.html"))],
      body: .bytes(Array(page.utf8)))
  }

  static func text(
    _ status: HTTPResponseStatus, _ words: String, _ headers: [(String, String)] = []
  ) -> Response {
    Response(
      status: status, headers: headers + [("Content-Type", "text/plain; charset=utf-8")],
      body: .bytes(Array((words + "\n").utf8)))
  }

  /// A request names one host. One without comes from no browser, and may go through a proxy that
  /// serves others.
  private func isAllowed(_ hosts: [String]) -> Bool {
    guard let allowedHosts else { return true }
    guard hosts.count == 1, let host = hosts.first else { return false }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return allowedHosts.contains(name.lowercased())
  }

  /// Browsers tell which site a request comes from. A page elsewhere may link here, and no more.
  private static func isOwnOrNavigation(_ headers: HTTPHeaders) -> Bool {
    switch headers.first(name: "sec-fetch-site") {
    case nil, "same-origin", "none": true
    default:
      headers.first(name: "sec-fetch-mode") == "navigate"
        && headers.first(name: "sec-fetch-dest") == "document"
    }
  }
}
