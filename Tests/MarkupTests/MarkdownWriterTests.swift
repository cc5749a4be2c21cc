import Markup
import Testing

/// HTML as Markdown, for programs that read text.
@Suite struct MarkdownWriting {
  private func markdown(_ nodes: HTML...) -> String {
    var writer = MarkdownWriter()
    for node in nodes { writer.write(node) }
    return writer.text
  }

  @Test func nothing() {
    #expect(markdown() == "")
    #expect(markdown("  ") == "")
    #expect(markdown(.trusted(Array("<b>x</b>".utf8))) == "")
  }

  @Test func headingsAndParagraphs() {
    #expect(
      markdown(
        Tag.h1 { "One" },
        Tag.h3 {
          "Three"
          Tag.a(.class("anchor"), .href("#three")) { "#" }
        }, Tag.p { "a  b" })
        == "# One\n\n### Three\n\na b\n")
  }

  @Test func runningTextIsABlock() {
    #expect(
      markdown(
        "a ", Tag.strong { "b" }, " c", Tag.p { "d" }, Tag.div { "e" }, "f",
        Tag.section { Tag.p { "g" } })
        == "a **b** c\n\nd\n\ne\n\nf\n\ng\n")
  }

  @Test func inlines() {
    #expect(
      markdown(
        Tag.p {
          Tag.code { "x" }
          Tag.br()
          Tag.a(.href("/u")) { "link" }
          Tag.a { "bare" }
          Tag.b()
          Tag.em { "e" }
          Tag.div { "block" }
          "."
        }) == "`x` [link](/u)baree block .\n")
  }

  @Test func lists() {
    let items = HTML.fragment([Tag.li { "a" }, Tag.li { "b" }])
    #expect(markdown(Tag.ul { items }) == "- a\n- b\n")
    #expect(markdown(Tag.ol { items }) == "1. a\n1. b\n")
    #expect(
      markdown(
        Tag.dl {
          Tag.dt { "t" }
          Tag.dd { "d" }
          Tag.div {
            Tag.dt { "u" }
            Tag.dd { "e" }
            Tag.dd { "f" }
          }
        }) == "- **t**: d\n- **u**: e: f\n")
    #expect(markdown(Tag.dl { Tag.dd { "alone" } }) == "")
    let card = Tag.dl {
      Tag.dt { "Cores" }
      Tag.dd {
        Tag.div { "45" }
        Tag.div { "1 core of it" }
      }
    }
    #expect(markdown(card) == "- **Cores**: 45 (1 core of it)\n")
  }

  @Test func tables() {
    let table = Tag.table {
      Tag.caption { "C" }
      Tag.thead {
        Tag.tr {
          Tag.th { "a" }; Tag.th { "b|c" }
        }
      }
      Tag.tbody {
        Tag.tr {
          Tag.td { "1" }; Tag.td { Tag.b { "2" } }
        }
        Tag.tr {
          Tag.td { "3" }; Tag.td()
        }
      }
    }
    #expect(
      markdown(table) == "C\n\n| a | b\\|c |\n|---|---|\n| 1 | **2** |\n| 3 |  |\n")
    #expect(markdown(Tag.table { Tag.tr { Tag.td { "x" } } }) == "| x |\n|---|\n")
    #expect(markdown(Tag.table()) == "")
  }

  @Test func code() {
    #expect(markdown(Tag.pre { Tag.code { "a\n  b\n\n" } }) == "```\na\n  b\n```\n")
    #expect(markdown(Tag.pre()) == "```\n\n```\n")
  }

  @Test func picturesStandByTheirDescription() {
    #expect(markdown(Tag.img(Attribute("alt", "a pipe"))) == "*a pipe*\n")
    #expect(markdown(Tag.svg(.aria("label", "a chart")) { Tag.text { "12" } }) == "*a chart*\n")
    #expect(markdown(Tag.div(.role("img"), .aria("label", "flow")) { "12" }) == "*flow*\n")
    #expect(markdown(Tag.div(.role("note"), .aria("label", "flow")) { "12" }) == "12\n")
    #expect(markdown(Tag.img()) == "")
  }

  @Test func whatOnlyABrowserNeedsIsLeftOut() {
    #expect(
      markdown(
        Tag.script { "a" }, Tag.style { "b" }, Tag.button { "c" }, Tag.template { "d" }) == "")
  }
}
