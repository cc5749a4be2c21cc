internal import Diagnostics
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The page where a reader sizes a workload that the handbook does not have yet.
struct SizePage {
  let capacity: Capacity
  /// Whether the site has what answers in the reader's browser.
  let answersBack: Bool

  static let path = SitePath("size")

  var page: Page {
    let form = answersBack ? NewWorkloadForm(settings: capacity.settings) : nil
    return Page(
      path: Self.path, title: "Size something new",
      description:
        "Describe a workload that the handbook does not have yet, and see what it needs.",
      weight: 25,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "Size a workload that has no file yet: "
            form == nil
              ? "write a few lines and ask headroom."
              : "enter its sources and statements, and download the file that describes it."
          }, form?.html ?? .empty,
        ])
      },
      sections: [
        PageSection("command-line", "On the command line") { _ in commandLine }
      ])
  }

  @Content private var commandLine: [HTML] {
    Tag.div(.class("prose")) {
      Tag.p {
        "A file in "
        Tag.code { "workloads/" }
        " in the content folder describes a workload:"
      }
      code("yaml", FirstWorkload.definition, title: "workloads/orders.yaml")
      Tag.p { "This checks the file and prints what the workload needs:" }
      code("bash", "headroom check\nheadroom size orders")
    }
  }

  /// In the shape of Markdown's, which a script gives buttons that wrap, copy and download it.
  private func code(_ language: String, _ text: String, title: String? = nil) -> HTML {
    Tag.div(.class("code")) {
      if let title { Tag.p(.class("code-title")) { title } }
      Tag.pre(.tabindex(0)) { Tag.code(.class("language-\(language)")) { text } }
    }
  }
}

/// The closed form, with what the browser needs to answer: what a workload of the handbook is planned
/// with, if it says nothing itself.
private struct NewWorkloadForm {
  private let text: String

  /// Nil for a handbook with which nothing can be planned.
  init?(settings: CapacitySettings) {
    var example = WorkloadDefinition(
      id: "new", file: "", environment: settings.environment(named: nil) ?? .standard,
      matrix: settings.matrix, location: SourceLocation(file: ""))
    example.tier = .sub5s
    example.sources = [
      NamedSource(
        name: NamedSource.unnamed,
        source: Source(rate: RecordsPerSecond(10_000), recordBytes: Bytes(500)))
    ]
    example.statements = [
      NamedStatement(name: "filter", statement: Statement(complexity: .simple))
    ]
    guard let planned = try? PlannedWorkload(example, settings: settings) else { return nil }
    text = WorkloadText(planned).text
  }

  var html: HTML {
    .fragment([
      Tag.div(.class("what-if")) {
        Tag.button(
          .class("scripted"), .type("button"), .aria("expanded", "false"), .data("what-if", "new")
        ) {
          "Describe a workload "
          Tag.span {}
        }
        Tag.noscript { "With JavaScript, this page sizes a workload that you describe." }
        Tag.template { text }
      }, place("answer"), place("reasons"), place("sections"),
    ])
  }

  private func place(_ name: String) -> HTML { Tag.div(.data("live", name)) }
}
