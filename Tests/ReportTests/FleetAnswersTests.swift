import Markup
import Pages
import Sizing
import Testing
import Workloads

@testable import Charts
@testable import Report

/// The slider for the whole fleet.
@Suite struct WholeFleet {
  private static let seeds: ClosedRange<UInt64> = 1...10

  @Test(arguments: seeds) func asPlannedItIsTheMap(seed: UInt64) {
    let workloads = Capacity(seed: seed).workloads
    let map = FleetMap(workloads: workloads, answersBack: true)
    let html = map.html(.page(.home)).rendered()
    let groups = FleetMap.groups(of: workloads, []).map { $0.workloads }
    let answer = FleetAnswers(groups).answer(times: 1)
    #expect(answer.rows.map(\.id) == groups.flatMap { $0 }.map { $0.definition.id })
    for row in answer.rows {
      #expect(html.contains("data-workload=\"\(row.id)\""))
      #expect(html.contains("<div>\(HTML.fragment(row.cores).rendered())</div>"))
      #expect(html.contains(HTML.text(row.reading).rendered()))
      #expect(html.contains(HTML.fragment(row.recovery).rendered()))
      #expect(html.contains(HTML.text(row.cost).rendered()))
    }
    #expect(answer.totals == map.groups.map(\.totals))
  }

  @Test(arguments: seeds, [1.3, 2, 4]) func answersAtAMultiple(seed: UInt64, times: Double) throws {
    let workloads = Capacity(seed: seed).workloads
    let answer = FleetAnswers([workloads]).answer(times: times)
    for (workload, row) in zip(workloads, answer.rows) {
      let design = workload.design
      let cell = workload.deployed(workload.cell(design.tier, design.rate * times))
      let words = HTML.fragment(row.cores).plainText
      #expect(words.contains(cell.bindingConstraint.name))
      #expect(words.contains(cell.fits ? Format.count(cell.cores) : "does not fit"))
      #expect(row.cost == (cell.cost?.text ?? "–"))
      #expect(
        row.reading.hasPrefix(
          cell.fits
            ? "\(Format.counted(cell.cores)): "
            : "Does not fit at \(Format.rate(cell.application.rate))"))
    }
    #expect(answer.sentence.hasPrefix("×\(Format.figure(times)): \(workloads.count) workload"))
    #expect(answer.sentence.contains("As planned: "))
  }

  /// Between ×1 and ×4 a larger multiple never has shorter bars.
  @Test(arguments: seeds) func barsGrow(seed: UInt64) {
    let answers = FleetAnswers([Capacity(seed: seed).workloads])
    func widths(_ times: Double) -> [Double?] {
      answers.answer(times: times).rows.map { row in
        let html = HTML.fragment(row.cores).rendered()
        return html.split(separator: " width=\"").dropFirst().first.flatMap {
          Double($0.prefix { $0 != "%" && $0 != "\"" })
        }
      }
    }
    let all = [1.5, 2, 3, 4].map(widths)
    for (less, more) in zip(all, all.dropFirst()) {
      for case (let a?, let b?) in zip(less, more) { #expect(a <= b + 1e-9) }
    }
  }

  @Test func theTextIsAFileOfTheSite() throws {
    let capacity = try capacity(["join": Sample.join, "filter": Sample.filter])
    let files = capacity.resources(engineVersion: "1", answersBack: true)
    let file = try #require(files.first { $0.path == "assets/fleet.js" })
    let text = String(decoding: file.bytes(), as: UTF8.self)
    #expect(text.hasPrefix("headroom.fleet=\"[group]\\n[workload]\\nid="))
    #expect(text.split(separator: "[workload]").count == 3)
    // Where pages don't answer, nothing asks for it.
    #expect(
      !capacity.resources(engineVersion: "1").contains { $0.path == "assets/fleet.js" })
    #expect(
      !FleetMap(workloads: capacity.workloads).html(.page(.home)).rendered().contains("what-if"))
  }
}

@Suite struct Differences {
  @Test func areTheCoresBetweenTwoRates() throws {
    let workload = try #require(try capacity(["join": Sample.join]).workload("join"))
    let chart = CoresChart(workload: workload)
    let readings = RateReadings(chart, rates: workload.rates, tiers: workload.tiers)
    let last = readings.readings.count - 1
    #expect(readings.differences(of: 0) == [])
    let differences = readings.differences(of: last)
    #expect(differences.count == last)
    for (index, text) in differences.enumerated() {
      guard let low = readings.readings[index].cores, let high = readings.readings[last].cores
      else {
        #expect(text.isEmpty)
        continue
      }
      #expect(text == Format.count(Cores(high.value - low.value)))
    }
    let template = readings.html.rendered()
    #expect(template.contains(differences.joined(separator: "|")))
    let first = readings.words(of: readings.readings[0])
    let curve = try #require(chart.curve(of: workload.definition.tier))
    let plan = try #require(curve.cells.first { $0.rate.value == chart.rates[0] }?.plan)
    #expect(
      first.hasPrefix(
        "\(Format.rate(RecordsPerSecond(chart.rates[0]))): \(Format.counted(plan.totalCores)) at \(curve.tier.name), \(plan.bindingConstraint.name) binds"
      ))
  }
}
