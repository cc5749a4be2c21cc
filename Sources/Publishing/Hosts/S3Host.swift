internal import Files
internal import Programs
internal import Settings

/// A bucket, or a folder in one, through the AWS command line. It finds its own credentials.
struct S3Host: Host {
  private let bucket: String
  /// Empty, or with a slash at its end.
  private let prefix: String
  private let program: Program
  /// What the host's list said when we looked.
  private var known = PublishedList(digests: [:], publication: "")
  private let machine: Machine

  init(_ path: String, machine: Machine) {
    self.machine = machine
    let settings = ["AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off"]
    program = Program(
      "aws", environment: machine.environment.merging(settings) { $1 }, timeLimit: .seconds(3600),
      separatesOperands: false)
    let parts = path.split(separator: "/", maxSplits: 1)
    bucket = parts.first.map(String.init) ?? ""
    prefix = parts.count > 1 ? parts[1] + "/" : ""
  }

  private func address(_ path: String = "") -> String { "s3://\(bucket)/\(prefix)\(path)" }

  mutating func inventory() throws(PublishError) -> Inventory? {
    let found = try run([
      "s3api", "list-objects-v2", "--bucket=" + bucket, "--prefix=" + prefix, "--max-keys", "1",
      "--query", "KeyCount", "--output", "text",
    ])
    if ["0", "None"].contains(found.line) { return nil }
    guard let list = try list() else {
      throw .notOurs(
        address(), advice: "publish under a separate prefix, or empty this one first")
    }
    known = list
    return list.inventory(ofAll: try paths())
  }

  private func list() throws(PublishError) -> PublishedList? {
    let list = try attempt(["s3", "cp", address(PublishedList.file), "-"])
    if list.succeeded { return PublishedList(list.output) }
    if list.errors.contains("404") || list.errors.contains("Not Found") { return nil }
    throw Self.failure(list.errors)
  }

  /// All objects below the prefix, whoever put them there.
  private func paths() throws(PublishError) -> [BytePath] {
    let listed = try run([
      "s3api", "list-objects-v2", "--bucket=" + bucket, "--prefix=" + prefix, "--query",
      "Contents[].[Key]", "--output", "text",
    ])
    return listed.output.split(separator: UInt8(ascii: "\n")).filter {
      $0.starts(with: prefix.utf8)
    }
    .map { BytePath(bytes: Array($0.dropFirst(prefix.utf8.count))) }
  }

  func read(_ path: String) throws(PublishError) -> [UInt8] {
    try run(["s3", "cp", address(path), "-"]).output
  }

  func fingerprints(of staging: Staging) throws(PublishError) -> [BytePath: String] {
    try staging.digests()
  }

  /// New files first, then the pages that name them, what is gone last: a reader in the middle of
  /// it meets no page without its files.
  func apply(_ publication: PlannedPublication) throws(PublishError) {
    let name = PublishedList.newName()
    try put(known.beginning(publication, as: name).bytes, at: PublishedList.file)
    for batch in Upload.batches(of: publication.changes.sent) {
      let folder = try disk { () throws(DiskError) in
        let folder = try TemporaryFolder(in: machine.temporary)
        for path in batch.paths { try folder.take(path, from: publication.staging.folder) }
        return folder
      }
      let sent = try attempt([
        "s3", "cp", folder.path, address(), "--recursive", "--only-show-errors", "--content-type",
        batch.type, "--cache-control", batch.caching,
      ])
      if !sent.succeeded { throw Self.failure(folder.unnamed(in: sent.errors)) }
    }
    try remove(publication.changes.removed)
    if let list = try list(), list.publication != name {
      let mixed = PublishedList.overtaken(publication, by: list)
      try put(mixed.bytes, at: PublishedList.file)
      throw .overtaken(address())
    }
    try put(PublishedList.done(publication, as: name).bytes, at: PublishedList.file)
  }

  private func put(_ bytes: [UInt8], at path: String) throws(PublishError) {
    _ = try run(
      [
        "s3", "cp", "-", address(path), "--only-show-errors", "--content-type", "text/plain",
        "--cache-control", Upload.alwaysAsk,
      ], input: bytes)
  }

  /// A thousand at a time: more in one request are refused.
  private func remove(_ paths: [String]) throws(PublishError) {
    for start in stride(from: 0, to: paths.count, by: 1000) {
      let keys = paths[start..<min(start + 1000, paths.count)]
        .map { "{\"Key\":\(JSONText.quote(prefix + $0))}" }.joined(separator: ",")
      let folder = try disk { () throws(DiskError) in
        let folder = try TemporaryFolder(in: machine.temporary)
        try folder.write(Array("{\"Objects\":[\(keys)],\"Quiet\":true}".utf8), to: "keys.json")
        return folder
      }
      _ = try run([
        "s3api", "delete-objects", "--bucket=" + bucket, "--delete",
        "file://\(folder.path)/keys.json",
      ])
    }
  }

  private func run(
    _ arguments: [String], input: [UInt8] = []
  ) throws(PublishError) -> ProgramOutput {
    let result = try attempt(arguments, input: input)
    if result.succeeded { return result }
    throw Self.failure(result.errors)
  }

  private func attempt(
    _ arguments: [String], input: [UInt8] = []
  ) throws(PublishError) -> ProgramOutput {
    try program.run(
      arguments, input: input,
      installation: "install the AWS command line (pip install awscli), then publish again")
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
