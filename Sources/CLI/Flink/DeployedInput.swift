internal import Diagnostics
internal import Files
internal import Reading
internal import Workloads

/// The manifests of what is deployed, as a file or as standard input.
enum DeployedInput {
  /// The longest input, bytes.
  private static let limit = 64 << 20

  /// What runs Flink in it, or the end of the command after everything wrong with it has been said.
  ///
  /// - Parameter file: its path, or `-` for standard input.
  static func resources(in file: String) throws -> [DeployedResource] {
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes =
        file == "-"
        ? Terminal.input(first: limit + 1)
        : try SingleFile.read(file, atMost: limit)
    } catch {
      throw Failure.machine(error)
    }
    if bytes.count > limit {
      throw Failure.input("error: the input is longer than \(limit >> 20) MiB")
    }
    let (resources, diagnostics) = DeployedResource.read(
      bytes, file: file == "-" ? "<stdin>" : file)
    for diagnostic in diagnostics.inOrder.prefix(20) { Terminal.error("\(diagnostic)") }
    if diagnostics.hasErrors { throw Failure.input() }
    if resources.isEmpty {
      throw Failure.input(
        "error: no \(DeployedResource.kinds.joined(separator: ", ")) in the input\n"
          + "  hint: give the output of 'kubectl get flinkdeployments --output yaml'")
    }
    return resources
  }
}
