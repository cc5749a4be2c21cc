internal import ArgumentParser
internal import Diagnostics
internal import Report

struct Manifest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Print a workload's plan as configuration to deploy.",
    discussion: """
      EXAMPLE
        headroom manifest orders                        the kind for its deployment
        headroom manifest orders --kind FlinkDeployment | kubectl apply --filename -
        headroom manifest orders --kind config --rate 80k/s
        headroom manifest orders --kind PrometheusRule  the plan's alerts
      """)

  @Argument(help: "The workload's id, which is its file name.", completion: .workload)
  var id: String

  @Option(
    help: ArgumentHelp(
      """
      FlinkApplication, ComputePool, FlinkDeployment, config, PodDisruptionBudget, PrometheusRule or \
      GrafanaDashboard.
      """,
      valueName: "kind"), completion: .manifestKind,
    transform: Self.kind(named:))
  var kind: ManifestKind?

  @OptionGroup var options: PointOptions

  func run() throws {
    let point = try options.point()
    let capacity = try options.handbook().capacity
    let workload = try capacity.named(id)
    do throws(NotDeployable) {
      Terminal.out(try capacity.manifest(kind, of: workload, at: point))
    } catch {
      throw Failure.input("error: " + error.reason)
    }
  }

  private static func kind(named name: String) throws -> ManifestKind {
    if let kind = ManifestKind(named: name) { return kind }
    let names = ManifestKind.allCases.map(\.rawValue)
    throw ValidationError("no kind '\(name)'; \(Nearest.hint(for: name, among: names) ?? "")")
  }
}
