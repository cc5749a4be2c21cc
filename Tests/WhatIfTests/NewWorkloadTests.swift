import Markup
import Pages
import Report
import Testing
import Workloads

@testable import WhatIf

/// A workload that is described from nothing, in a handbook with another workload.
private func described(_ lines: String, handbook: String = "flink: { version: v1_20 }") throws
  -> NewWorkload
{
  let text = WorkloadText(try planned(Sample.pools, handbook: handbook)).text
  return NewWorkload(try #require(PortableWorkload(text)), Change.read(lines))
}

@Suite struct NewWorkloadTests {
  private static let orders = """
    title=Order: totals
    owner=checkout
    latency=sub-1s
    r1.rate=40k/s
    r1.record=350 B
    s1=filter
    s1.input=80%
    s2=tumble
    s2.name=per minute
    s2.from=filter
    s2.window.size=1 min
    s2.state.keys=2M
    s2.state.bytesPerKey=120 B
    """

  @Test func writesTheFileThatItAnswersFor() throws {
    let new = try described(Self.orders)
    #expect(new.missing.isEmpty && new.refusals.isEmpty)
    #expect(new.fileName == "order-totals.yaml")
    let file = FileExcerpt(new.values).text
    #expect(
      file == """
        title: "Order: totals"
        owner: checkout
        source:
          rate: 40k/s
          record: 350 B
        latency: sub-1s
        statements:
          - name: filter
            complexity: simple
            input: 80%
          - name: "per minute"
            complexity: medium
            from: [filter]
            window:
              size: 1 min
            state:
              keys: 2M
              bytesPerKey: 120 B

        """)
    #expect(cards(try #require(new.planned)) == cards(try planned(file)))
  }

  private static let here = LinkBase.page(SitePath("size"))

  private func cards(_ workload: PlannedWorkload) -> [String] {
    let answer = WorkloadAnswer(workload)
    return
      ([answer.answer(Self.here), answer.reasons(Self.here)]
      + (answer.rates + answer.costs + answer.kafka).map { $0.content(Self.here) })
      .map { $0.rendered() }
  }

  /// Every kind of statement, with all that the form asks of it and nothing else.
  @Test(arguments: Construct.allCases)
  func asksAllThatAFileNeeds(of construct: Construct) throws {
    let needed = construct.needed.map { "s1.\($0.path)=\($0.example)" }
    let start = ["title=x", "r1.rate=1k/s", "r1.record=1 kB", "s1=\(construct.name)"]
    let new = try described((start + needed).joined(separator: "\n"))
    #expect(new.missing.isEmpty && new.refusals.isEmpty)
    let file = FileExcerpt(new.values).text
    #expect(cards(try #require(new.planned)) == cards(try planned(file)))

    let all = needed + construct.optional.map { "s1.\($0.path)=\($0.example)" }
    let full = try described((start + all).joined(separator: "\n"))
    let whole = FileExcerpt(full.values).text
    #expect(cards(try #require(full.planned)) == cards(try planned(whole)))

    for line in needed {
      let less = try described((start + needed.filter { $0 != line }).joined(separator: "\n"))
      #expect(less.missing.count == 1 && less.planned == nil)
    }
  }

  @Test func tellsWhatIsStillNeeded() throws {
    #expect(
      try described("").missing == [
        "a name", "the peak rate of source", "the record size of source", "a statement",
      ])
  }

  @Test func addsAndRemovesSourcesAndStatements() throws {
    let two = try described("add=source\nr1.rate=1k/s")
    #expect(two.rows.sources == ["r1", "r2"])
    #expect(two.missing.contains("the peak rate of source-2"))
    let one = try described("r1=source\nr2=source\nr1.rate=1k/s\nremove=r1")
    #expect(one.rows.sources == ["r2"])
    #expect(one.rows.given == [Change(key: "r2", text: "source")])
    let three = try described("s1=join\ns7=filter\nadd=join")
    #expect(three.rows.statements.map { $0.key } == ["s1", "s7", "s8"])
    #expect(try described("s1=join\ns10=filter\ns1.from=x\nremove=s1").rows.given.count == 1)
  }

  @Test func namesSeveralSources() throws {
    let new = try described(
      """
      title=Carts
      r1=source
      r2=source
      r1.name=clicks
      r1.rate=30k/s
      r1.record=200 B
      r2.rate=500/s
      r2.record=50 kB
      s1=interval-join
      s1.from=clicks, source-2
      s1.state.ttl=1 h
      s1.state.newKeys=20/s
      s1.state.bytesPerKey=500 B
      """)
    let file = FileExcerpt(new.values).text
    #expect(file.contains("from: [clicks, source-2]"))
    #expect(cards(try #require(new.planned)) == cards(try planned(file)))
  }

  @Test(arguments: [
    (
      "s1=filter\ns1.from=nowhere", "s1.from",
      "No source, and no statement before it, is 'nowhere'."
    ),
    ("s1=filter\ns1.from=filter", "s1.from", "No source, and no statement before it, is 'filter'."),
    ("s1=filter\ns2=join\ns2.name=filter", "s2.name", "Two are called 'filter'."),
    ("s1=filter\ns1.name=source", "s1.name", "Two are called 'source'."),
    ("r1.rate=40", "r1.rate", "It lacks a unit: a rate is written '500/s', '40k/s' or '1.5M/s'."),
    ("latency=soon", "latency", "One of: sub-500ms, sub-1s, sub-5s, relaxed."),
  ])
  func refusesWhatFilesRefuse(lines: String, key: String, sentence: String) throws {
    let new = try described(lines)
    #expect(new.refusals == [Refusal(key: key, sentence: sentence)])
    #expect(new.planned == nil)
  }

  /// Names that YAML would read as something else.
  @Test(arguments: ["true", "- x", "a: b", "\"q\" \\", "#1", "null", "交易"])
  func quotesNames(name: String) throws {
    let new = try described(
      "title=\(name)\nr1.name=\(name)\nr1.rate=1k/s\nr1.record=1 kB\ns1=filter\ns1.from=\(name)")
    let built = try planned(FileExcerpt(new.values).text)
    #expect(built.definition.title == name)
    #expect(built.definition.sources.map { $0.name } == [name])
  }

  @Test func plansAsTheHandbookDoes() throws {
    let handbook = "assumptions: { targetUtilization: 50% }"
    let new = try described(Self.orders, handbook: handbook)
    let file = FileExcerpt(new.values).text
    #expect(cards(try #require(new.planned)) == cards(try planned(file, handbook: handbook)))
  }

  @Test func writesTheFormAgainForOtherRows() throws {
    let text = WorkloadText(try planned(Sample.pools)).text
    let session = try #require(NewSession(text))
    var reply = Reply()
    session.writeForm(into: &reply)
    session.change("title=x", into: &reply)
    #expect(names(reply).filter { $0 == "form" }.count == 1)
    session.change("title=x\nadd=join", into: &reply)
    #expect(names(reply).filter { $0 == "form" }.count == 2)
  }

  private func names(_ reply: Reply) -> [String] {
    let parts = reply.bytes.split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).map {
      String(decoding: parts[$0], as: UTF8.self)
    }
  }
}
