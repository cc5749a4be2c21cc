internal import Markup
public import Pages
internal import Report
internal import Sizing

extension Drift {
  /// Where the handbook tells of it.
  static let path = SitePath("drift")

  /// The page of a handbook that has manifests of what is deployed.
  public var page: Page {
    Page(
      path: Self.path, title: "Drift",
      description: "What is deployed against the plan, setting by setting.", weight: 46,
      lead: { _ in Tag.p(.class("lead")) { sentence } }, sections: sections)
  }

  private var sentence: String { summary + "." }

  private var sections: [PageSection] {
    var sections: [PageSection] = []
    if !findings.isEmpty {
      sections.append(
        PageSection("differences", "Differences") { table.html($0, class: "report reasons") })
    }
    if !clusters.isEmpty {
      sections.append(PageSection("figures", "Figures") { figuresTable.html($0) })
    }
    if !absent.isEmpty {
      sections.append(
        PageSection("absent", "Planned and not in the manifests") { _ in
          Tag.ul { for name in absent { Tag.li { name } } }
        })
    }
    return sections
  }

  /// What the settings of each cluster come to.
  var figuresTable: Table {
    let shown: [(metric: Metric, title: String, print: (Double) -> String)] = [
      (.totalCores, "Cores", { Format.count(Cores($0)) }),
      (.totalMemoryBytes, "Memory", { Format.memory(Bytes($0)) }),
      (.taskManagers, "TaskManagers", { Format.figure($0) }),
      (.parallelism, "Parallelism", { Format.figure($0) }),
    ]
    return Table(
      caption: "What the settings come to, planned and deployed",
      columns: [.init(title: "Cluster")]
        + shown.flatMap { figure in
          [
            .init(title: "\(figure.title), planned", isNumber: true),
            .init(title: "deployed", isNumber: true),
          ]
        },
      rows: clusters.map { cluster in
        Table.Row(
          cells: [Datum(cluster.name)]
            + shown.flatMap { figure -> [Datum] in
              let found = cluster[figure.metric]
              return [found?.planned, found?.deployed].map { value in
                value.map { Datum($0, as: figure.print) } ?? .none
              }
            })
      })
  }

  /// A page of its own, in one file, with the handbook's styles inside.
  public func html(stylesheet: [UInt8]) -> [UInt8] {
    let here = LinkBase.page(.home)
    var output = Output()
    output.append("<!doctype html>\n")
    Tag.html(.lang("en")) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        Tag.title { "Drift" }
        Tag.meta(.name("description"), .content(sentence))
        Tag.style { HTML.trusted(stylesheet) }
      }
      Tag.body(.class("wide")) {
        Tag.main(.class("alone")) {
          Tag.h1 { "What is deployed against the plan" }
          Tag.p(.class("lead")) { sentence }
          for section in sections {
            PageSection.heading(section.title, id: section.id)
            section.content(here)
          }
        }
      }
    }.render(into: &output)
    output.append("\n")
    return output
  }
}
