import Report
import Testing
import Workloads

@testable import WhatIf

/// What the fleet map asks of the module.
@Suite struct FleetSessions {
  private static let one = """
    title: One
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    """

  private func session() throws -> FleetSession {
    let workloads = [try planned(Self.one), try planned(Self.one)]
    return try #require(FleetSession(FleetText([[workloads[0]], [workloads[1]]]).text))
  }

  private func asked(_ lines: String) throws -> [String: String] {
    var reply = Reply()
    try session().change(lines, into: &reply)
    let parts = reply.bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var found: [String: String] = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      found[parts[index]] = parts[index + 1]
    }
    return found
  }

  @Test func answersForEveryWorkload() throws {
    let plan = try planned(Self.one)
    let answer = try asked("times=2")
    #expect(answer["state"] == "times=2")
    #expect(answer["point"] == "×2")
    let reading = FleetAnswers([[plan]]).answer(times: 2).rows[0].reading
    #expect(answer["reading \(plan.definition.id)"] == reading)
    let one = try #require(answer["totals 0"])
    #expect(one.hasPrefix("1 workload, ") && answer["totals 1"] == one)
    #expect(answer["say"]?.hasPrefix("×2: 2 workloads, ") == true)
  }

  @Test func refusesWhatIsNoMultiple() throws {
    let plan = try asked("")
    #expect(plan["state"] == "" && plan["refused"] == "")
    for text in ["0.5", "4.1", "many", "<b>", "-1"] {
      var answer = try asked("times=" + text)
      #expect(answer.removeValue(forKey: "refused")?.hasPrefix("times=") == true, "\(text)")
      var same = plan
      same.removeValue(forKey: "refused")
      #expect(answer == same)
    }
  }

  @Test func needsATextThatAPageCarries() {
    for text in [
      "", "[workload]", "[group]", "[group]\n[workload]", "id=a", "[workload]\nid=a\n[nothing]",
    ] {
      #expect(FleetSession(text) == nil)
    }
  }
}
