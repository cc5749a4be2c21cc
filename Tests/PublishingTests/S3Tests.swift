import Foundation
import TestSupport
import Testing

@testable import Publishing

/// A local S3 server (moto) with one bucket, and the environment in which `aws` finds it.
///
/// The test looks at the bucket by HTTP, as a visitor does: each start of `aws` takes a second.
private final class LocalS3 {
  private let process = Process()
  private let address: String
  let bucket = "handbooks"

  static let isInstalled =
    ["aws", "curl", "python3"].allSatisfy(TestSupport.isInstalled)
    && (try? Process.run(
      URL(filePath: "/usr/bin/env"), arguments: ["python3", "-c", "import moto.server, flask"]
    ).hasSucceeded) == true

  init() throws {
    address = "http://127.0.0.1:\(20000 + Int.random(in: 0..<20000))"
    for (name, value) in [
      "AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
      "AWS_DEFAULT_REGION": "us-east-1", "AWS_CONFIG_FILE": "/dev/null",
      "AWS_EC2_METADATA_DISABLED": "true",
    ] { setenv(name, value, 1) }
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-m", "moto.server", "-H", "127.0.0.1", "-p",
      address.split(separator: ":").last.map(String.init) ?? "",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try request("--retry", "100", "--retry-connrefused", "--retry-max-time", "60", to: "")
    try request("--request", "PUT", to: "")
  }

  func stop() {
    // A child of the test runner may have the gentler signals blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func put(_ text: String, at key: String) throws {
    try request("--request", "PUT", "--data-binary", text, to: "/" + key)
  }

  func delete(_ key: String) throws { try request("--request", "DELETE", to: "/" + key) }

  func headers(of key: String) throws -> String { try request("--head", to: "/" + key) }

  /// The bucket's files as a visitor gets them.
  func files() throws -> [String: String] {
    var found: [String: String] = [:]
    for part in try request(to: "?list-type=2").components(separatedBy: "<Key>").dropFirst() {
      let key = part.prefix { $0 != "<" }
      found[String(key)] = try request(to: "/" + key.replacing(" ", with: "%20"))
    }
    return found
  }

  @discardableResult
  private func request(_ options: String..., to path: String) throws -> String {
    try run(
      [
        "curl", "--silent", "--show-error", "--aws-sigv4", "aws:amz:us-east-1:s3", "--user",
        "test:test",
      ]
        + options + ["\(address)/\(bucket)\(path)"])
  }
}

@Suite(
  .enabled(if: LocalS3.isInstalled, "needs the programs aws, curl and python3 with moto[server]"),
  .serialized)
struct PublishingToS3 {
  @Test func sendsChangesAndRemovesWhatIsGone() async throws {
    // Waits for `aws` most of its time: begun first, it waits beside the other tests and not after
    // them.
    try await Task(priority: .high) { try sendChangesAndRemoveWhatIsGone() }.value
  }

  private func sendChangesAndRemoveWhatIsGone() throws {
    let server = try LocalS3()
    defer { server.stop() }
    let target = Target.s3(server.bucket + "/docs")
    try publish(["a.html": "1", "b.html": "2", "t.css": "x"], to: target)
    let changes = try publish(["a.html": "3", "c d.html": "4", "t.css": "x"], to: target)
    #expect(changes.summary == "1 new, 1 changed, 1 removed, 2 unchanged")
    let found = try server.files()
    #expect(found["docs/a.html"] == "3")
    #expect(found["docs/c d.html"] == "4")
    #expect(found["docs/b.html"] == nil)
    let headers = try server.headers(of: "docs/t.css").lowercased()
    #expect(headers.contains("content-type: text/css; charset=utf-8\r\n"))
    #expect(headers.contains("cache-control: no-cache\r\n"))

    try server.delete("docs/a.html")
    try server.put("theirs", at: "docs/theirs.txt")
    let again = try publish(["a.html": "3", "t.css": "x"], to: target)
    #expect(again.added == ["a.html"])
    #expect(again.removed == ["c d.html"])
    #expect(try server.files()["docs/theirs.txt"] != nil)

    try server.put("thesis", at: "mine/thesis.txt")
    let error = #expect(throws: PublishError.self) {
      try publish(["a.html": "1"], to: .s3(server.bucket + "/mine"))
    }
    #expect(error?.cause == "s3://handbooks/mine/ contains files that Headroom did not write")
    let missing = #expect(throws: PublishError.self) {
      try publish(["a.html": "1"], to: .s3("no-such-bucket"))
    }
    #expect(missing?.cause.contains("NoSuchBucket") == true)
  }
}

extension Process {
  fileprivate var hasSucceeded: Bool {
    waitUntilExit()
    return terminationStatus == 0
  }
}
