import Foundation
import TestSupport
import Testing

@testable import Publishing

/// A local S3 server (moto) with one bucket, and the environment in which `aws` finds it.
private final class LocalS3 {
  private let process = Process()
  let bucket = "handbooks"

  static let isInstalled =
    TestSupport.isInstalled("aws") && TestSupport.isInstalled("python3")
    && (try? succeeds("python3", "-c", "import moto.server, flask")) == true

  private static func succeeds(_ arguments: String...) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  init() throws {
    let port = 20000 + Int.random(in: 0..<20000)
    for (name, value) in [
      "AWS_ENDPOINT_URL": "http://127.0.0.1:\(port)", "AWS_ACCESS_KEY_ID": "test",
      "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
      "AWS_CONFIG_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true",
    ] { setenv(name, value, 1) }
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var attempts = 0
    while attempts < 20, (try? Self.succeeds("aws", "s3api", "list-buckets")) != true {
      attempts += 1
    }
    try run("aws", "s3", "mb", "s3://" + bucket)
  }

  func stop() {
    // A child of the test runner may have the gentler signals blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The bucket's files as a visitor gets them.
  func files() throws -> [String: String] {
    var found: [String: String] = [:]
    try withTemporaryFolder { folder in
      try run("aws", "s3", "cp", "--recursive", "--quiet", "s3://\(bucket)", folder)
      found = try TestSupport.files(in: folder)
    }
    return found
  }
}

@Suite(
  .enabled(if: LocalS3.isInstalled, "needs the programs aws and python3 with moto[server]"),
  .serialized)
struct PublishingToS3 {
  @Test func sendsChangesAndRemovesWhatIsGone() async throws {
    let server = try LocalS3()
    defer { server.stop() }
    let target = Target.s3(server.bucket + "/docs")
    try await publish(["a.html": "1", "b.html": "2", "t.css": "x"], to: target)
    let changes = try await publish(["a.html": "3", "c d.html": "4", "t.css": "x"], to: target)
    #expect(changes.summary == "1 new, 1 changed, 1 removed, 2 as before")
    let found = try server.files()
    #expect(found["docs/a.html"] == "3")
    #expect(found["docs/c d.html"] == "4")
    #expect(found["docs/b.html"] == nil)
    let head = try run(
      "aws", "s3api", "head-object", "--bucket", server.bucket, "--key", "docs/t.css", "--output",
      "text", "--query", "[ContentType,CacheControl]")
    #expect(head == "text/css; charset=utf-8\tno-cache\n")

    try run("aws", "s3", "rm", "--quiet", "s3://\(server.bucket)/docs/a.html")
    try run("aws", "s3", "cp", "--quiet", "/etc/hostname", "s3://\(server.bucket)/docs/theirs.txt")
    let again = try await publish(["a.html": "3", "t.css": "x"], to: target)
    #expect(again.added == ["a.html"])
    #expect(again.removed == ["c d.html"])
    #expect(try server.files()["docs/theirs.txt"] != nil)

    try run("aws", "s3", "cp", "/etc/hostname", "s3://\(server.bucket)/mine/thesis.txt")
    let error = await #expect(throws: PublishError.self) {
      try await publish(["a.html": "1"], to: .s3(server.bucket + "/mine"))
    }
    #expect(error?.cause == "s3://handbooks/mine/ holds files that Headroom did not make")
    let missing = await #expect(throws: PublishError.self) {
      try await publish(["a.html": "1"], to: .s3("no-such-bucket"))
    }
    #expect(missing?.cause.contains("NoSuchBucket") == true)
  }
}
