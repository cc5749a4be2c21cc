internal import Files
internal import Pages

/// A bucket, or a folder in one, through the AWS command line. It finds its own credentials.
struct S3Host: Host {
  private let bucket: String
  /// Empty, or with a slash at its end.
  private let prefix: String

  private static let aws = Program(
    name: "aws",
    installation: "install the AWS command line (pip install awscli), then publish again",
    environment: ["AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off"])

  init(_ path: String) {
    let parts = path.split(separator: "/", maxSplits: 1)
    bucket = parts.first.map(String.init) ?? ""
    prefix = parts.count > 1 ? parts[1] + "/" : ""
  }

  private func address(_ path: String = "") -> String { "s3://\(bucket)/\(prefix)\(path)" }

  func inventory() async throws(PublishError) -> Inventory? {
    let found = try await run([
      "s3api", "list-objects-v2", "--bucket", bucket, "--prefix", prefix, "--max-keys", "1",
      "--query", "KeyCount", "--output", "text",
    ])
    if ["0", "None"].contains(found.line) { return nil }
    let list = try await Self.aws.run(["s3", "cp", address(PublishedList.file), "-"])
    if list.succeeded { return PublishedList.parse(list.output) }
    if list.errors.contains("404") || list.errors.contains("Not Found") {
      throw .notOurs(
        address(), advice: "publish below a prefix of its own, or empty this one first")
    }
    throw Self.failure(list.errors)
  }

  func read(_ path: String) async throws(PublishError) -> [UInt8] {
    try await run(["s3", "cp", address(path), "-"]).output
  }

  func fingerprints(of staging: Staging) throws(PublishError) -> [String: String] {
    try staging.digests()
  }

  /// New files first, then the pages that name them, what is gone last: a reader in the middle of
  /// it meets no page without its files. The list comes at the very end, so that a publication
  /// that broke off is done again.
  func apply(_ publication: PlannedPublication) async throws(PublishError) {
    for batch in Upload.batches(of: publication.changes.sent) {
      let folder = try disk { () throws(DiskError) in
        let folder = try TemporaryFolder()
        for path in batch.paths { try folder.take(path, from: publication.staging.folder) }
        return folder
      }
      _ = try await run([
        "s3", "cp", folder.path, address(), "--recursive", "--only-show-errors", "--content-type",
        batch.type, "--cache-control", batch.caching,
      ])
    }
    try await remove(publication.changes.removed)
    try await put(PublishedList.bytes(publication), at: PublishedList.file)
  }

  private func put(_ bytes: [UInt8], at path: String) async throws(PublishError) {
    _ = try await run(
      [
        "s3", "cp", "-", address(path), "--only-show-errors", "--content-type", "text/plain",
        "--cache-control", Upload.alwaysAsk,
      ], input: bytes)
  }

  /// A thousand at a time: more in one request are refused.
  private func remove(_ paths: [String]) async throws(PublishError) {
    for start in stride(from: 0, to: paths.count, by: 1000) {
      let keys = paths[start..<min(start + 1000, paths.count)]
        .map { "{\"Key\":\(JSONText.quote(prefix + $0))}" }.joined(separator: ",")
      let folder = try disk { () throws(DiskError) in
        let folder = try TemporaryFolder()
        try folder.write(Array("{\"Objects\":[\(keys)],\"Quiet\":true}".utf8), to: "keys.json")
        return folder
      }
      _ = try await run([
        "s3api", "delete-objects", "--bucket", bucket, "--delete",
        "file://\(folder.path)/keys.json",
      ])
    }
  }

  private func run(
    _ arguments: [String], input: [UInt8] = []
  ) async throws(PublishError) -> ProgramOutput {
    let result = try await Self.aws.run(arguments, input: input)
    if result.succeeded { return result }
    throw Self.failure(result.errors)
  }

  private static func failure(_ errors: String) -> PublishError {
    let lines = errors.split(whereSeparator: \.isNewline)
    let line = lines.first { $0.contains("error") } ?? lines.last ?? "aws gave no reason"
    let advice =
      if errors.contains("credentials") || errors.contains("Token") {
        "sign in ('aws sso login' or the AWS_ variables), then publish again"
      } else if errors.contains("AccessDenied") || errors.contains("403") {
        "the role needs s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject"
      } else {
        "check the bucket's name, the region and the network, then publish again"
      }
    return PublishError("aws: \(line)", advice: advice)
  }
}
