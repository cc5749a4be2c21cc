import Foundation
import Pages
import TestSupport
import Testing

@testable import Serving

/// A server over a folder with one file, whose text is the site; the text `bad` is an error.
private final class RunningServer: Sendable {
  let server: PreviewServer
  private let done = DispatchSemaphore(value: 0)
  let folder: String

  init(_ folder: String) throws {
    self.folder = folder
    server = try PreviewServer(folder: folder, host: "127.0.0.1", port: 0)
    let thread = Thread { [server, done] in
      server.run { show, _ in show(Self.build(folder)) }
      done.signal()
    }
    thread.start()
  }

  func stop() -> Bool {
    server.stop()
    return done.wait(timeout: .now() + 5) == .success
  }

  private static func build(_ folder: String) -> Preview {
    var site: [OutputFile] = []
    for (path, text) in (try? files(in: folder)) ?? [:] {
      if text == "bad" { return Preview(site: nil, problems: "\(path): bad") }
      site.append(OutputFile(path: path, bytes: Array(text.utf8)))
    }
    return Preview(site: site, problems: "")
  }

  /// One request over a socket of its own; the whole response as text.
  func get(_ path: String) -> String {
    guard let connection = Connection(port: server.port) else { return "no connection" }
    connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return connection.readAll()
  }

  /// Waits for as many events as it takes until a file holds the text.
  func shows(_ text: String, at path: String = "/index.html") -> Bool {
    reaches { self.get(path).contains(text) }
  }

  /// Waits until the server tells of a mistake.
  func tells(_ problem: String) -> Bool {
    events()?.read { $0.contains(problem) }.contains(problem) == true
  }

  /// The server tells every change over a response that never ends; each is a reason to look again.
  private func reaches(_ condition: () -> Bool) -> Bool {
    guard let events = events() else { return false }
    var seen = 0
    while !condition() {
      let all = events.read { Self.count($0) > seen }
      if Self.count(all) <= seen { return false }
      seen = Self.count(all)
    }
    return true
  }

  private static func count(_ text: String) -> Int { text.components(separatedBy: "event: ").count }

  private func events() -> Connection? {
    let connection = Connection(port: server.port)
    connection?.send("GET /-/headroom/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return connection
  }
}

/// A client's end of a connection. A server that says nothing for ten seconds has said all.
final class Connection {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init?(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if connected != 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Tells that no more will be sent.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  func send(_ text: String) { _ = write(descriptor, text, text.utf8.count) }

  /// Everything received so far, when that is enough, or when no more comes.
  func read(until isEnough: (String) -> Bool) -> String {
    while true {
      let text = String(decoding: received, as: UTF8.self)
      if isEnough(text) || !receive() { return text }
    }
  }

  func readAll() -> String {
    while receive() {}
    return String(decoding: received, as: UTF8.self)
  }

  /// Takes what has come in; false when nothing more comes.
  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count <= 0 { return false }
    received += buffer[..<count]
    return true
  }
}

@Suite struct PreviewServing {
  /// Whoever opens connections and says nothing, or half of a request, keeps nobody out.
  @Test func answersBesideManyThatAskNothing() throws {
    try withPreview { preview in
      let silent = (0..<300).compactMap { number -> Connection? in
        let connection = Connection(port: preview.server.port)
        if number % 2 == 0 { connection?.send("GET / HTTP/1.1\r\nHost: loc") }
        return connection
      }
      #expect(silent.count == 300)
      #expect(preview.get("/index.html").contains("first"))
      withExtendedLifetime(silent) {}
    }
  }

  private func withPreview(_ body: (RunningServer) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write("first", to: "index.html", in: folder)
      let preview = try RunningServer(folder)
      try body(preview)
      #expect(preview.stop())
    }
  }

  @Test func answersOverARealSocket() throws {
    try withPreview { preview in
      #expect(preview.shows("first"))
      let response = preview.get("/index.html")
      #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(response.contains("Content-Type: text/html; charset=utf-8\r\n"))
      for header in [
        "Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff",
        "Content-Security-Policy: frame-ancestors 'self'",
      ] { #expect(response.contains("\(header)\r\n"), "\(header)") }
    }
  }

  @Test func sendsLargeFilesWhole() throws {
    try withPreview { preview in
      let large = String(repeating: "0123456789abcdef", count: 1 << 20) + "the end"
      try write(large, to: "large.txt", in: preview.folder)
      // On a busy machine a part of it may be served first.
      #expect(preview.shows("the end", at: "/large.txt"))
      let response = preview.get("/large.txt")
      #expect(response.contains("Content-Length: \(large.utf8.count)\r\n"))
      #expect(response.hasSuffix("\r\n\r\n" + large))
    }
  }

  @Test(arguments: [
    "GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /large.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "GET /large.txt HTTP/1.0\r\nHost: localhost\r\n\r\n",
    "GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
      + "GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
  ])
  func sendsAllToAClientThatAsksNoMore(_ requests: String) throws {
    try withPreview { preview in
      // More than the system keeps for a client that does not read yet.
      let large = String(repeating: "0123456789abcdef", count: 1 << 20) + "the end"
      try write(large, to: "large.txt", in: preview.folder)
      #expect(preview.shows("the end", at: "/large.txt"))
      let connection = try #require(Connection(port: preview.server.port))
      connection.send(requests)
      connection.endSending()
      // Answered after the end was heard of.
      #expect(preview.get("/index.html").contains("first"))
      #expect(connection.read { _ in false }.hasSuffix("\r\n\r\n" + large))
    }
  }

  /// Many requests at once, whose answers would not fit into memory, cost one piece of one answer.
  @Test func answersOneRequestAfterTheOther() throws {
    try withPreview { preview in
      let text = String(repeating: "x", count: 4 << 20)
      try write(text, to: "large.txt", in: preview.folder)
      #expect(preview.shows("xxxx", at: "/large.txt"))
      let connection = try #require(Connection(port: preview.server.port))
      for _ in 0..<3 { connection.send("GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      let all = connection.read { $0.utf8.count > 3 * text.utf8.count && $0.hasSuffix("x") }
      #expect(all.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
    }
  }

  @Test func followsEditsNewFilesRenamesAndDeletions() throws {
    try withPreview { preview in
      #expect(preview.shows("first"))
      try write("second", to: "index.html", in: preview.folder)
      #expect(preview.shows("second"))
      try write("deep", to: "new/er/a.txt", in: preview.folder)
      #expect(preview.shows("deep", at: "/new/er/a.txt"))
      let files = FileManager.default
      try files.moveItem(atPath: preview.folder + "/new", toPath: preview.folder + "/moved")
      #expect(preview.shows("deep", at: "/moved/er/a.txt"))
      #expect(preview.get("/new/er/a.txt").hasPrefix("HTTP/1.1 404"))
      try write("deeper", to: "moved/er/a.txt", in: preview.folder)
      #expect(preview.shows("deeper", at: "/moved/er/a.txt"))
      try files.removeItem(atPath: preview.folder + "/moved")
      #expect(preview.shows("404", at: "/moved/er/a.txt"))
    }
  }

  @Test func keepsTheLastGoodSiteWhileThereAreErrors() throws {
    try withPreview { preview in
      #expect(preview.shows("first"))
      try write("bad", to: "other.html", in: preview.folder)
      #expect(preview.tells("other.html: bad"))
      #expect(preview.get("/index.html").contains("first"))
      try write("good", to: "other.html", in: preview.folder)
      #expect(preview.shows("good", at: "/other.html"))
    }
  }

  @Test func endsAsTheLastOfManyEdits() throws {
    try withPreview { preview in
      for number in 1...200 { try write("edit \(number).", to: "index.html", in: preview.folder) }
      #expect(preview.shows("edit 200."))
    }
  }

  @Test func namesATakenPort() throws {
    try withPreview { preview in
      let error = #expect(throws: ServingError.self) {
        _ = try PreviewServer(folder: preview.folder, host: "127.0.0.1", port: preview.server.port)
      }
      #expect(
        error?.description
          == "port \(preview.server.port) is in use; choose another, or --port 0 for the next free one"
      )
    }
  }
}
