internal import Foundation
internal import Pages
internal import Serving

extension Target {
  /// What a client sends to a preview, in one piece: an answer has only our headers, and the next
  /// client is served.
  static let request = Target(
    name: "request",
    seeds: [
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "HEAD /a/b.png HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nIf-None-Match: \"1\"\r\n\r\n",
      "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /%2e%2e/x HTTP/1.1\r\nHost: [::1]\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n",
      "GET /-/headroom/events HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\r\n",
      "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: localhost\r\n\r\n1\r\na\r\n0\r\n\r\n",
    ],
    fixtures: [],
    marks: [
      "\r\n", "\r\n\r\n", "GET ", "HEAD ", "OPTIONS * ", "CONNECT ", " HTTP/1.1\r\n", " HTTP/2.0",
      "PRI * ",
      "Host: ", "localhost", "Content-Length: ", "Transfer-Encoding: chunked",
      "Expect: 100-continue",
      "Upgrade: h2c", "Connection: close", "Range: bytes=0-", "If-None-Match: *",
      "%0d%0aSet-Cookie: a=b",
      "%00", "%", "/", "//", "/a", "..", "?", "#", "Sec-Fetch-Site: cross-site", "\u{0}",
    ], largest: 256 << 10, perBatch: 100
  ) { input in
    guard let preview = RunningPreview.shared else { return "no preview" }
    if let answer = preview.answer(to: input, patience: 5), let fault = fault(in: answer) {
      return fault
    }
    let next = preview.answer(
      to: Array("GET /a/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8),
      patience: 5000)
    let text = String(decoding: next ?? [], as: UTF8.self)
    return text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.hasSuffix("served\n")
      ? nil : "the next one got '\(text.prefix(200))'"
  }

  private static let headers: Set<String> = [
    "allow", "cache-control", "connection", "content-length", "content-security-policy",
    "content-type", "cross-origin-resource-policy", "etag", "location", "transfer-encoding",
    "x-content-type-options", "x-frame-options",
  ]

  /// Of the first response.
  private static func fault(in answer: [UInt8]) -> String? {
    if answer.isEmpty { return nil }
    let head = String(decoding: answer, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    let lines = head.components(separatedBy: "\r\n")
    guard lines[0].hasPrefix("HTTP/1.") else { return "begins with '\(lines[0])'" }
    for line in lines.dropFirst() {
      let name = line.prefix { $0 != ":" }.lowercased()
      if !headers.contains(name) { return "the header '\(line.prefix(200))'" }
    }
    return nil
  }
}

/// A preview of two files for as long as this process runs.
private final class RunningPreview: Sendable {
  static let shared = RunningPreview()

  private let port: Int

  private init?() {
    let folder = FileManager.default.temporaryDirectory.path
    guard let server = try? PreviewServer(folder: folder + "/nothing", host: "127.0.0.1", port: 0)
    else { return nil }
    port = server.port
    let site = ["index.html", "a/index.html", "a/b.png"].map {
      OutputFile(path: $0, bytes: Array("<head></head>served\n".utf8))
    }
    let ready = DispatchSemaphore(value: 0)
    Thread {
      server.run { show, _ in
        ready.signal()
        show(Preview(site: site, problems: ""))
      }
    }.start()
    ready.wait()
  }

  /// Sends bytes over a connection of their own.
  ///
  /// - Parameter patience: how many milliseconds of silence end the answer.
  func answer(to bytes: [UInt8], patience: Int32) -> [UInt8]? {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let failure = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if failure != 0 { return nil }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var rest = bytes[...]
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let wanted = rest.isEmpty ? POLLIN : POLLIN | POLLOUT
      var waited = pollfd(fd: descriptor, events: Int16(wanted), revents: 0)
      if poll(&waited, 1, rest.isEmpty ? patience : 1000) <= 0 { return answer }
      if waited.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count <= 0 { return answer }
        answer += buffer[..<count]
      } else {
        let count = rest.withUnsafeBytes {
          send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return answer }
        rest = rest.dropFirst(count)
      }
    }
  }
}
