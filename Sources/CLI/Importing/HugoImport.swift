internal import Settings

/// What the settings of a Hugo site say, as handbook.yaml says it. Its order comes from the pages' own
/// weights.
struct HugoImport {
  private(set) var folder = "content"
  private(set) var handbook: String
  /// What could not be taken over.
  private(set) var notes: [String] = []

  /// - Parameter hasStatic: whether the site has a folder `static`, whose files are at the root.
  init(_ root: Value, file: String, hasStatic: Bool) {
    var text = HandbookText(from: file)
    let main = root["defaultContentLanguage"]?.scalar ?? "en"
    let own = root["languages"]?[main]
    folder = own?["contentDir"]?.scalar ?? root["contentDir"]?.scalar ?? "content"
    text.add("title", root["title"]?.scalar ?? own?["title"]?.scalar ?? "Documentation")
    let url = root["baseURL"]?.scalar ?? root["baseurl"]?.scalar
    text.add("url", url?.hasPrefix("http") == true ? url : nil)
    let language = root["languageCode"]?.scalar ?? root["defaultContentLanguage"]?.scalar
    text.add("language", language == "en" || language == "en-us" ? nil : language)
    let parameters = root["params"]
    let repository = parameters?["github_repo"]?.scalar ?? parameters?["BookRepo"]?.scalar
    text.add("repository", repository?.hasPrefix("http") == true ? repository : nil)
    if hasStatic {
      let up = folder.split(separator: "/").map { _ in "../" }.joined()
      text.add("mounts", [up + "static"])
    }
    handbook = text.text
    let others = (root["languages"]?.mappingEntries ?? []).map(\.key).filter { $0 != main }
    if !others.isEmpty {
      notes.append(
        "other languages: \(others.joined(separator: ", ")): each is a site of its own, from its own folder"
      )
    }
    if root["module"]?["mounts"] != nil {
      notes.append("module.mounts: add the folders to 'mounts' in handbook.yaml")
    }
  }
}
