internal import Assets
internal import CAssets
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
      OutputFile(path: ".vscode/settings.json", bytes: headroom_vscode_settings_json().bytes),
      OutputFile(path: ".vscode/extensions.json", bytes: headroom_vscode_extensions_json().bytes),
    ]
    let handbook: [(String, [UInt8])] = [
      (".gitignore", headroom_gitignore_txt().bytes),
      ("README.md", headroom_README_md().bytes),
      ("content/handbook.yaml", headroom_handbook_yaml().bytes),
      ("content/index.md", headroom_home_md().bytes),
      ("content/workloads/index.md", headroom_workloads_md().bytes),
      ("content/workloads/orders.yaml", headroom_orders_yaml().bytes),
      ("content/workloads/clicks.yaml", headroom_clicks_yaml().bytes),
      ("content/guide/index.md", headroom_guide_md().bytes),
      ("content/guide/adding-a-workload.md", headroom_adding_md().bytes),
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
    case .github: (path, bytes) = (".github/workflows/handbook.yml", headroom_github_yml().bytes)
    case .gitlab: (path, bytes) = (".gitlab-ci.yml", headroom_gitlab_yml().bytes)
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
