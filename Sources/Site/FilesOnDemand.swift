public import Pages

/// The files of a site that can be made alone, each as `Site.write` makes it: pages, and all that no page
/// has a part in.
public struct FilesOnDemand: Sendable {
  private let pages: [String: Page]
  private let resources: [String: Resource]
  private let themeFiles: [String: ThemeFile]
  private let assets: Set<String>
  private let plan: OutputPlan
  private let theme: Theme
  private let content: FileTree

  public init(of site: Site) {
    plan = site.plan
    theme = Theme(of: site)
    content = site.input.content
    // No two have a path in common, as the plan has it.
    pages = Dictionary(plan.pages.map { ($0.path.file, $0) }) { first, _ in first }
    resources = Dictionary(plan.resources.map { ($0.path, $0) }) { first, _ in first }
    themeFiles = Dictionary(plan.themeFiles.map { ($0.rawValue, $0) }) { first, _ in first }
    assets = Set(plan.assets)
  }

  /// Nil for a file that is none of the site, or is made of several pages.
  public func file(at path: String) -> OutputFile? {
    if let page = pages[path] {
      let content = page.body(.page(page.path))
      return OutputFile(path: path, bytes: theme.render(page, content: content))
    }
    if let resource = resources[path] { return resource.file.inMemory }
    if assets.contains(path) { return try? content.output(path) }
    return themeFiles[path]?.file(of: plan, in: theme)
  }
}
