internal import Markup
internal import Pages
internal import Report
internal import Sizing

/// How good the model is here: every observed workload, planned and measured.
struct MeasuredPage {
  let workloads: [MeasuredWorkload]
  /// Workloads of the handbook, observed or not.
  let all: Int

  static let path = SitePath("measured")

  var page: Page {
    Page(
      path: Self.path, title: "Measured",
      description: "Planned and measured figures of the workloads that were observed.", weight: 45,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) { lead },
          Tag.figure(.class("chart")) {
            Tag.figcaption { "Work per record, planned against measured" }
            AgreementChart(workloads).chart.html
          },
        ])
      },
      sections: [
        PageSection("error", "Planned against measured") { here in
          table.html(here)
          Tag.p(.class("note")) {
            """
            The error is planned over measured work less 1: +100 % plans twice the CPU that the job \
            takes. With the others' factor, a workload is planned as if it had not been observed but \
            all others had.
            """
          }
        }
      ])
  }

  private var lead: String {
    let newest = workloads.compactMap { $0.observation.date }.max()
    return """
      \(Format.count(workloads.count)) of \(Format.counted(all, "workload")) \
      \(workloads.count == 1 ? "was" : "were") observed while running\
      \(newest.map { ", most recently on \($0)" } ?? ""). On the line the plan is what was measured; \
      above it the plan is careful, and below it the job takes more than planned.
      """
  }

  var table: Table {
    let errors = ModelError(workloads: workloads)
    return Table(
      caption: "Work per record, planned and measured",
      columns: [
        .init(title: "Workload"), .init(title: "Planned", unit: "s", isNumber: true),
        .init(title: "Measured", unit: "s", isNumber: true), .init(title: "Ratio", isNumber: true),
        .init(title: "Error", isNumber: true),
        .init(title: "Error with the others' factor", isNumber: true),
        .init(title: "Rate of the peak", isNumber: true), .init(title: "Observed"),
      ],
      rows: workloads.map { workload in
        let observation = workload.observation
        return Table.Row(cells: [
          Datum(workload.id, link: SitePath("workloads/" + workload.id)),
          Datum(workload.plannedWork, as: Format.work),
          Datum(observation.workPerRecord, as: Format.work),
          Datum(workload.factor, as: Format.figure),
          Datum(errors.before(workload), as: Self.signed),
          errors.after(workload).map { Datum($0, as: Self.signed) } ?? .none,
          Datum(observation.rate.value / workload.workload.definition.rate.value, as: Format.share),
          Datum(observation.date ?? "–"),
        ])
      })
  }

  /// +8.3 %, −25 %: no reading says more digits.
  static func signed(_ share: Double) -> String {
    let text = Format.fixed(share * 100, decimals: abs(share) < 0.0995 ? 1 : 0)
    return (share > 0 && text != "0" ? "+" : "") + text + " %"
  }
}
