internal import Markup
internal import Pages

/// The way to a page, as search engines read it: a block of data that no browser runs.
enum Breadcrumb {
  static func data(for page: Page, ancestors: [NavigationNode], url: String) -> HTML {
    let steps = ancestors.map { ($0.title, $0.path) } + [(page.title, page.path)]
    var output = Output()
    output.append("{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\",")
    output.append("\"itemListElement\":[")
    for (number, (title, path)) in steps.enumerated() {
      if number > 0 { output.append(",") }
      output.append("{\"@type\":\"ListItem\",\"position\":\(number + 1),\"name\":")
      output.append(quoting: title)
      output.append(",\"item\":")
      output.append(quoting: url + PercentEncoding.encode(path: path.folder))
      output.append("}")
    }
    output.append("]}")
    return Tag.script(.type("application/ld+json")) {
      HTML.trusted(output)
    }
  }
}
