internal import Report
internal import Markup
internal import Pages

extension ComparisonReport {
  /// A page of its own, in one file, with the handbook's styles inside.
  public func html(stylesheet: [UInt8]) -> [UInt8] {
    let view = ComparisonView(report: self)
    let here = LinkBase.page(.home)
    var output = Output()
    output.append("<!doctype html>\n")
    Tag.html(.lang("en")) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        Tag.title { "Capacity: \(title)" }
        Tag.meta(.name("description"), .content(pageHeadline))
        Tag.style { HTML.trusted(stylesheet) }
      }
      Tag.body(.class("wide")) {
        Tag.main(.class("alone")) {
          Tag.h1 { title }
          view.lead(here)
          for section in view.sections {
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
