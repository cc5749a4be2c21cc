public import Pages

/// A small complete handbook to begin with, and a pipeline that keeps it published.
public enum Starter {
  /// Whose pipeline to write.
  public enum Pipeline: String, CaseIterable, Sendable {
    case github
    case gitlab
    case none
  }

  /// The files by their paths in the new folder.
  public static func files(pipeline: Pipeline, version: String) -> [OutputFile] {
    let handbook: [(String, [UInt8])] = [
      (".gitignore", PackageResources.gitignore_txt),
      ("README.md", PackageResources.README_md),
      ("content/handbook.yaml", PackageResources.handbook_yaml),
      ("content/index.md", PackageResources.home_md),
      ("content/workloads/index.md", PackageResources.workloads_md),
      ("content/workloads/orders.yaml", PackageResources.orders_yaml),
      ("content/workloads/clicks.yaml", PackageResources.clicks_yaml),
      ("content/guide/index.md", PackageResources.guide_md),
      ("content/guide/adding-a-workload.md", PackageResources.adding_md),
    ]
    let all = handbook + self.pipeline(pipeline)
    return all.map { path, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return OutputFile(path: path, bytes: Array(filled(text, version: version).utf8))
    }
  }

  private static func pipeline(_ kind: Pipeline) -> [(String, [UInt8])] {
    switch kind {
    case .github: [(".github/workflows/handbook.yml", PackageResources.github_yml)]
    case .gitlab: [(".gitlab-ci.yml", PackageResources.gitlab_yml)]
    case .none: []
    }
  }

  private static func filled(_ text: String, version: String) -> String {
    text.split(separator: "@VERSION@", omittingEmptySubsequences: false).joined(separator: version)
  }
}
