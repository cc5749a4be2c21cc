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
      server.run { Self.build(folder) }
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
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(server.port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return "no connection" }
    let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    _ = write(descriptor, request, request.utf8.count)
    var response: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return String(decoding: response, as: UTF8.self) }
      response += buffer[..<count]
    }
  }

  /// Asks until the answer is right, for two seconds at most.
  func shows(_ text: String, at path: String = "/index.html") async -> Bool {
    for _ in 0..<100 {
      if get(path).contains(text) { return true }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}

@Suite struct PreviewServing {
  private func withPreview(_ body: (RunningServer) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try write("first", to: "index.html", in: folder)
      let preview = try RunningServer(folder)
      try await body(preview)
      #expect(preview.stop())
    }
  }

  @Test func answersOverARealSocket() async throws {
    try await withPreview { preview in
      #expect(await preview.shows("first"))
      let response = preview.get("/index.html")
      #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(response.contains("Content-Type: text/html; charset=utf-8\r\n"))
    }
  }

  @Test func followsEditsNewFilesRenamesAndDeletions() async throws {
    try await withPreview { preview in
      #expect(await preview.shows("first"))
      try write("second", to: "index.html", in: preview.folder)
      #expect(await preview.shows("second"))
      try write("deep", to: "new/er/a.txt", in: preview.folder)
      #expect(await preview.shows("deep", at: "/new/er/a.txt"))
      let files = FileManager.default
      try files.moveItem(atPath: preview.folder + "/new", toPath: preview.folder + "/moved")
      #expect(await preview.shows("deep", at: "/moved/er/a.txt"))
      #expect(preview.get("/new/er/a.txt").hasPrefix("HTTP/1.1 404"))
      try write("deeper", to: "moved/er/a.txt", in: preview.folder)
      #expect(await preview.shows("deeper", at: "/moved/er/a.txt"))
      try files.removeItem(atPath: preview.folder + "/moved")
      #expect(await preview.shows("404", at: "/moved/er/a.txt"))
    }
  }

  @Test func keepsTheLastGoodSiteWhileThereAreErrors() async throws {
    try await withPreview { preview in
      #expect(await preview.shows("first"))
      try write("bad", to: "other.html", in: preview.folder)
      try await Task.sleep(for: .milliseconds(200))
      #expect(preview.get("/index.html").contains("first"))
      try write("good", to: "other.html", in: preview.folder)
      #expect(await preview.shows("good", at: "/other.html"))
    }
  }

  @Test func endsAsTheLastOfManyEdits() async throws {
    try await withPreview { preview in
      for number in 1...200 { try write("edit \(number).", to: "index.html", in: preview.folder) }
      #expect(await preview.shows("edit 200."))
    }
  }

  @Test func namesATakenPort() async throws {
    try await withPreview { preview in
      let error = #expect(throws: ServingError.self) {
        _ = try PreviewServer(folder: preview.folder, host: "127.0.0.1", port: preview.server.port)
      }
      #expect(
        error?.description
          == "port \(preview.server.port) is taken; choose another, or --port 0 for the next free one"
      )
    }
  }
}
