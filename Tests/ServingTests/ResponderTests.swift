import NIOHTTP1
import Pages
import Testing

@testable import Serving

@Suite struct Responding {
  private let state = Stage.State(
    edition: Edition(
      [
        ("index.html", "<head></head>home"), ("guide/index.html", "<head></head>guide"),
        ("404.html", "<head></head>lost"), ("data.json", "{}"), ("a b.txt", "blank"),
      ].map { OutputFile(path: $0.0, bytes: Array($0.1.utf8)) }))

  private func respond(
    _ uri: String, method: HTTPMethod = .GET, headers: HTTPHeaders = [:]
  ) -> (status: UInt, headers: [String: String], body: String) {
    let request = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: headers)
    let response = Responder(allowedHosts: ["localhost", "[::1]"]).respond(to: request, from: state)
    return (
      response.status.code, Dictionary(uniqueKeysWithValues: response.headers.map { $0 }),
      String(decoding: response.body, as: UTF8.self)
    )
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

  @Test func showsAPageBeforeThereIsASite() {
    let request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
    let response = Responder().respond(to: request, from: Stage.State(edition: nil))
    #expect(response.status == .serviceUnavailable)
    #expect(String(decoding: response.body, as: UTF8.self).contains("reload.js"))
  }
}
