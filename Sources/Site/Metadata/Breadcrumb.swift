internal import Markup
internal import Pages

/// The breadcrumb as structured data (JSON-LD) for search engines.
enum Breadcrumb {
  static func data(for page: Page, ancestors: [NavigationNode], url: String) -> HTML {
    let steps = ancestors.map { ($0.title, $0.path) } + [(page.title, page.path)]
    var json = JSON()
    json.object { json in
      json.field("@context", "https://schema.org")
      json.field("@type", "BreadcrumbList")
      json.key("itemListElement")
      json.array { json in
        for (number, step) in steps.enumerated() { write(step, number + 1, url, to: &json) }
      }
    }
    return Tag.script(.type("application/ld+json")) { HTML.trusted(json.bytes) }
  }

  private static func write(
    _ step: (title: String, path: SitePath), _ position: Int, _ url: String, to json: inout JSON
  ) {
    json.object { json in
      json.field("@type", "ListItem")
      json.field("position", position)
      json.field("name", step.title)
      json.field("item", url + PercentEncoding.encode(path: step.path.folder))
    }
  }
}
