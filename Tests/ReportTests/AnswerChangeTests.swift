import Amounts
import Markup
import Pages
import Sizing
import Testing
import Workloads

@testable import Report

/// What the cards of an answer say of a plan with another input.
@Suite struct ChangesOfAnAnswer {
  private static let handbook = """
    environments: { default: { prices: { currency: EUR, corePerHour: 0.1 } } }
    """

  private static func workload(rate: String) throws -> PlannedWorkload {
    let text = """
      title: Steady
      source: { rate: \(rate), record: 1 KiB }
      latency: sub-1s
      statements:
        - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
      """
    return try planned(text, handbook: handbook).workload
  }

  /// The notes of all cards, in their order.
  private static func notes(of now: PlannedWorkload, since plan: PlannedWorkload) -> [String] {
    var notes: [String] = []
    func visit(_ html: HTML) {
      switch html {
      case .fragment(let parts): parts.forEach(visit)
      case .element(_, let attributes, let children):
        if attributes.contains(.class("change")) {
          notes.append(html.plainText.split(separator: " ").joined(separator: " "))
        }
        children.forEach(visit)
      default: break
      }
    }
    visit(WorkloadAnswer(now).answer(.page(.home), since: plan))
    return notes
  }

  @Test func aGrowingRate() throws {
    let (plan, now) = (try Self.workload(rate: "40k/s"), try Self.workload(rate: "80k/s"))
    let (old, new) = (plan.deployed(plan.design), now.deployed(now.design))
    let cores = Format.count(Cores(new.cores.value - old.cores.value))
    let more = Self.notes(of: now, since: plan)
    #expect(more.first == "+\(cores) against the plan")
    #expect(more.contains("+\(new.taskManagers - old.taskManagers) against the plan"))
    let money = try #require(new.cost).amount - #require(old.cost).amount
    #expect(more.last == "+\(Format.money(money, "EUR")) against the plan")
    let less = Self.notes(of: plan, since: now)
    #expect(less.first == "−\(cores) against the plan")
    #expect(less.count == more.count)
  }

  @Test func whatReadsTheSameIsNoChange() throws {
    let plan = try Self.workload(rate: "40k/s")
    #expect(Self.notes(of: plan, since: plan) == [])
  }
}
