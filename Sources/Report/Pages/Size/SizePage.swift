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
        "Describe a workload that the handbook does not have yet, and see what it takes.",
      weight: 25,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "Size a workload before it is a file: "
            form == nil
              ? "write a few lines and ask headroom."
              : "give its sources and statements, and keep the file that describes it."
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
      Tag.pre(.tabindex(0)) { Tag.code { "# workloads/orders.yaml\n" + FirstWorkload.definition } }
      Tag.p { "This checks the file and prints what the workload takes:" }
      Tag.pre(.tabindex(0)) { Tag.code { "headroom check\nheadroom size orders" } }
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
