import Foundation
import Testing

/// Runs a program found in PATH and returns what it wrote; a failure fails the test.
@discardableResult
public func run(
  _ arguments: String..., in folder: String? = nil, environment: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  try run(arguments, in: folder, environment: environment, sourceLocation: sourceLocation)
}

@discardableResult
public func run(
  _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = URL(filePath: folder) }
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(arguments)", sourceLocation: sourceLocation)
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether a program is in PATH.
public func isInstalled(_ program: String) -> Bool {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
}

/// Every file below a folder with its text, hidden ones too, but not those of `.git`.
public func files(in folder: String) throws -> [String: String] {
  let root = URL(filePath: folder).resolvingSymlinksInPath().path + "/"
  var found: [String: String] = [:]
  let all = FileManager.default.enumerator(atPath: root)
  while let path = all?.nextObject() as? String {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: root + path, isDirectory: &isFolder)
    if isFolder.boolValue || path.hasPrefix(".git/") { continue }
    found[path] = String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
  }
  return found
}
