internal import Markup
internal import Workloads

/// The closed bar under a workload's cards, with what the browser needs to answer once it is opened.
struct WhatIfBar {
  let workload: PlannedWorkload

  var html: HTML {
    Tag.div(.class("what-if")) {
      Tag.button(
        .class("scripted"), .type("button"), .aria("expanded", "false"), .data("what-if", "")
      ) {
        "What if … "
        Tag.span { workload.point }
      }
      Tag.noscript { "With JavaScript, this page sizes the workload for another rate or input." }
      Tag.template { WorkloadText(workload).text }
    }
  }
}
