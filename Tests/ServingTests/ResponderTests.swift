import NIOHTTP1
import Pages
import Testing

@testable import Serving

@Suite struct Responding {
  private let state = CurrentSite.State(
    site: ServedSite(
      [
        ("index.html", "<head></head>home"), ("guide/index.html", "<head></head>guide"),
        ("404.html", "<head></head>lost"), ("data.json", "{}"), ("a b.txt", "blank"),
      ].map { OutputFile(path: $0.0, bytes: Array($0.1.utf8)) }))

  private func respond(
    _ uri: String, method: HTTPMethod = .GET, headers: HTTPHeaders = [:]
  ) -> (status: UInt, headers: [String: String], body: String) {
    let request = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: headers)
    var named = request
    if !headers.contains(name: "Host") { named.headers.add(name: "Host", value: "localhost") }
    let responder = Responder(allowedHosts: ["localhost", "[::1]"])
    guard let response = responder.respond(to: named, from: state) else { return (0, [:], "") }
    return (
      response.status.code, Dictionary(uniqueKeysWithValues: response.headers.map { $0 }),
      text(of: response)
    )
  }

  private func text(of response: Response) -> String {
    switch response.body {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .copy(let file): file.path
    }
  }

  static let rows: [(uri: String, status: UInt, type: String)] = [
    ("/", 200, "text/html; charset=utf-8"), ("/index.html", 200, "text/html; charset=utf-8"),
    ("/guide/?q=1", 200, "text/html; charset=utf-8"), ("/data.json", 200, "application/json"),
    ("/a%20b.txt", 200, "text/plain; charset=utf-8"),
    ("/nowhere", 404, "text/html; charset=utf-8"),
    ("/../data.json", 404, "text/html; charset=utf-8"),
    ("/-/headroom/reload.js", 200, "text/javascript; charset=utf-8"),
  ]

  @Test(arguments: rows)
  func findsFilesAndTheirTypes(_ row: (uri: String, status: UInt, type: String)) {
    let response = respond(row.uri)
    #expect(response.status == row.status)
    #expect(response.headers["Content-Type"] == row.type)
  }

  @Test func sendsFoldersToTheirSlash() {
    #expect(respond("/guide").status == 301)
    #expect(respond("/guide").headers["Location"] == "/guide/")
  }

  @Test func putsTheReloaderIntoPagesOnly() {
    #expect(respond("/").body.contains("/-/headroom/reload.js"))
    #expect(respond("/data.json").body == "{}")
  }

  @Test func answersKnownTagsWithoutABody() throws {
    for uri in ["/", "/data.json"] {
      let tag = try #require(respond(uri).headers["ETag"])
      let again = respond(uri, headers: ["If-None-Match": tag])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
    }
  }

  @Test func refusesForeignNamesAndMethods() {
    #expect(respond("/", headers: ["Host": "evil.example:8080"]).status == 421)
    #expect(respond("/", headers: ["Host": "localhost:8080"]).status == 200)
    #expect(respond("/", headers: ["Host": "[::1]:8080"]).status == 200)
    #expect(respond("/", method: .POST).status == 405)
  }

  @Test func refusesARequestForNoHostOrTwo() {
    let responder = Responder(allowedHosts: ["localhost"])
    for headers: HTTPHeaders in [[:], ["Host": "localhost", "host": "evil.example"]] {
      let request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: headers)
      #expect(responder.respond(to: request, from: state)?.status == .misdirectedRequest)
    }
  }

  /// What a browser tells of where a request comes from, and whether it is answered.
  static let sites: [(headers: HTTPHeaders, status: UInt)] = [
    (["Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors"], 200),
    (["Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"], 200),
    // A link on a page elsewhere.
    (
      ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"],
      200
    ),
    // A script element, an image, a frame on a page elsewhere; on another port too.
    (
      ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"], 403
    ),
    (["Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"], 403),
    (
      ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"],
      403
    ),
  ]

  @Test(arguments: sites)
  func answersNoPageOfAnotherSite(_ row: (headers: HTTPHeaders, status: UInt)) {
    #expect(respond("/data.json", headers: row.headers).status == row.status)
  }

  @Test func answersFromAnEarlySiteWhatItCanMake() throws {
    let early = EarlySite(edition: 1) { path in
      path == "index.html" ? OutputFile(path: path, bytes: Array("<head></head>new".utf8)) : nil
    }
    let state = CurrentSite.State(site: ServedSite(early, after: state.site))
    func respond(_ uri: String) -> Response? {
      Responder().respond(
        to: HTTPRequestHead(version: .http1_1, method: .GET, uri: uri), from: state)
    }
    #expect(try text(of: #require(respond("/"))).contains("new"))
    // What is there of another site is no answer, nor is that there is none.
    for uri in ["/data.json", "/guide/", "/guide", "/nowhere"] { #expect(respond(uri) == nil) }
  }

  @Test func showsAPageBeforeThereIsASite() throws {
    let request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
    let response = try #require(
      Responder().respond(to: request, from: CurrentSite.State(site: nil)))
    #expect(response.status == .serviceUnavailable)
    #expect(text(of: response).contains("reload.js"))
  }
}
