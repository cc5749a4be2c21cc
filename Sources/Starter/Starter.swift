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
  ///
  /// - Parameter schemas: the JSON Schemas of workloads and of handbook.yaml, for editors.
  public static func files(
    version: String, schemas: (workload: [UInt8], handbook: [UInt8])
  ) -> [OutputFile] {
    let editors = [
      OutputFile(path: "schemas/workload.schema.json", bytes: schemas.workload),
      OutputFile(path: "schemas/handbook.schema.json", bytes: schemas.handbook),
      OutputFile(path: ".vscode/settings.json", bytes: PackageResources.vscode_settings_json),
      OutputFile(path: ".vscode/extensions.json", bytes: PackageResources.vscode_extensions_json),
    ]
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
    return handbook.map { path, bytes in
      OutputFile(path: path, bytes: filled(bytes, ["@VERSION@": version]))
    } + editors
  }

  /// The pipeline by its path in the repository, which is where its host looks for it; nil for none.
  ///
  /// - Parameter folder: the handbook's folder in the repository, `.` for its top.
  public static func file(of pipeline: Pipeline, in folder: String, version: String) -> OutputFile?
  {
    let (path, bytes): (String, [UInt8])
    switch pipeline {
    case .github: (path, bytes) = (".github/workflows/handbook.yml", PackageResources.github_yml)
    case .gitlab: (path, bytes) = (".gitlab-ci.yml", PackageResources.gitlab_yml)
    case .none: return nil
    }
    let words: KeyValuePairs = ["@VERSION@": version, "@FOLDER@": quoted(folder)]
    return OutputFile(path: path, bytes: filled(bytes, words))
  }

  private static func filled(_ bytes: [UInt8], _ words: KeyValuePairs<String, String>) -> [UInt8] {
    let text = words.reduce(String(decoding: bytes, as: UTF8.self)) { text, word in
      text.split(separator: word.key, omittingEmptySubsequences: false).joined(
        separator: word.value)
    }
    return Array(text.utf8)
  }

  /// A folder's name as a scalar of YAML, in quotes where it is more than plain letters.
  private static func quoted(_ folder: String) -> String {
    let isPlain = folder.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0)
        || "./_-".utf8.contains($0)
    }
    if isPlain, folder.utf8.first != UInt8(ascii: "-") { return folder }
    return "'"
      + folder.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
