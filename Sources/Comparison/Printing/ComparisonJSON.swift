internal import Amounts
internal import Markup
internal import Report

extension ComparisonReport {
  static let schema = "headroom.comparison/1"

  /// For programs. Documented in the handbook's reference; keys are only ever added.
  public var json: [UInt8] {
    var json = JSON()
    json.object {
      $0.field("schema", Self.schema)
      $0.field("summary", headline)
      $0.breakLine()
      side("old", comparison.old, into: &$0)
      $0.breakLine()
      side("new", comparison.new, into: &$0)
      $0.breakLine()
      $0.field("tolerance", comparison.tolerance)
      counts(into: &$0)
      $0.breakLine()
      remarks(into: &$0)
      $0.breakLine()
      $0.key("causes")
      $0.array { for cause in comparison.causes { cause.write(into: &$0) } }
      $0.breakLine()
      $0.key("totals")
      $0.array { for change in comparison.totals { change.write(into: &$0) } }
      $0.breakLine()
      $0.key("workloads")
      $0.array { for workload in comparison.listed { self.workload(workload, into: &$0) } }
    }
    json.endLine()
    return json.bytes
  }

  private func side(_ key: String, _ side: SnapshotComparison.Side, into json: inout JSON) {
    json.key(key)
    json.object {
      $0.field("name", side.name)
      if let lack = side.lacks { $0.field("lacks", lack.rawValue) }
      $0.field("release", side.snapshot.release)
      $0.field("date", side.snapshot.date)
      $0.field("profile", side.snapshot.profile)
      $0.field("model", side.snapshot.model)
      $0.field("engineVersion", side.snapshot.engineVersion)
    }
  }

  private func counts(into json: inout JSON) {
    json.key("counts")
    json.object {
      for state in WorkloadChange.State.allCases where state != .unchanged {
        $0.field(state.rawValue, comparison.listed.count { $0.state == state })
      }
      $0.field("unchanged", comparison.unchanged.count)
      $0.field("modelOnly", comparison.modelOnly.count)
      $0.field("cellsChanged", comparison.cells.changed)
      $0.field("cellsUnchanged", comparison.cells.unchanged)
      $0.field("cellsAdded", comparison.cells.added)
      $0.field("cellsRemoved", comparison.cells.removed)
    }
  }

  private func remarks(into json: inout JSON) {
    json.key("notices")
    json.array { array in
      for notice in notices {
        array.object {
          $0.field("severity", notice.severity.rawValue)
          $0.field("text", notice.text)
        }
      }
    }
    json.breakLine()
    json.key("gates")
    json.array { for crossing in judgement.crossings { crossing.write(into: &$0) } }
  }

  private func workload(_ workload: WorkloadChange, into json: inout JSON) {
    json.breakLine()
    json.object {
      $0.field("id", workload.id)
      $0.field("title", workload.title)
      $0.field("owner", workload.owner)
      $0.field("state", workload.state.rawValue)
      $0.field("was", workload.state == .renamed ? workload.old?.id : nil)
      $0.field("modelOnly", workload.isModelOnly)
      point("old", workload.old?.designPoint, into: &$0)
      point("new", workload.new?.designPoint, into: &$0)
      $0.key("causes")
      $0.array { for cause in workload.causes { cause.write(into: &$0) } }
      $0.key("metrics")
      $0.array { for change in workload.metrics { change.write(into: &$0) } }
      if listsCells { cells(workload, into: &$0) }
    }
  }

  private func cells(_ workload: WorkloadChange, into json: inout JSON) {
    json.key("cells")
    json.array { array in
      for (point, changes) in workload.cellChanges(
        tolerance: comparison.tolerance, tellsPrices: comparison.tellsPrices)
      {
        array.object {
          point.write(into: &$0)
          $0.key("metrics")
          $0.array { for change in changes { change.write(into: &$0) } }
        }
      }
    }
  }

  private func point(_ key: String, _ point: CellPoint?, into json: inout JSON) {
    guard let point else { return json.field(key, nil as String?) }
    json.key(key)
    json.object { point.write(into: &$0) }
  }
}

extension CellPoint {
  fileprivate func write(into json: inout JSON) {
    json.field("tier", tier)
    json.field("recordsPerSecond", recordsPerSecond)
  }
}

extension Cause {
  fileprivate func write(into json: inout JSON) {
    json.object {
      $0.field("kind", kind.rawValue)
      $0.field("name", name)
      $0.field("old", old)
      $0.field("new", new)
    }
  }
}

extension MetricChange {
  fileprivate func write(into json: inout JSON) {
    json.object { writeFields(into: &$0) }
  }

  fileprivate func writeFields(into json: inout JSON) {
    json.field("metric", metric.name)
    json.field("unit", unit)
    json.field("old", old)
    json.field("new", new)
    json.field("change", change ?? .nan)
    json.field("percent", share.map { $0 * 100 } ?? .nan)
    json.field("meaning", meaning)
  }
}

extension Crossing {
  fileprivate func write(into json: inout JSON) {
    json.object {
      $0.field("gate", gate.text)
      $0.field("severity", severity.rawValue)
      $0.field("subject", subject.id)
      if let point = subject.point { point.write(into: &$0) }
      change.writeFields(into: &$0)
      $0.field("obstacle", obstacle)
      $0.field("waived", isWaived)
      $0.field("reason", waiver?.reason)
      $0.field("until", waiver?.until.description)
    }
  }
}

extension JSON {
  fileprivate mutating func field(_ name: String, _ value: MetricValue?) {
    switch value {
    case nil: field(name, nil as String?)
    case .number(let number)?: field(name, number)
    case .money(let cost)?: field(name, cost.amount)
    case .word(let word)?: field(name, word)
    case .flag(let flag)?: field(name, flag)
    case .words(let words)?:
      key(name)
      array { for word in words { $0.value(word) } }
    }
  }

  fileprivate mutating func field(_ name: String, _ value: NamedValues.Value?) {
    switch value {
    case nil, NamedValues.Value.absent?: field(name, nil as String?)
    case .number(let number)?: field(name, number)
    case .text(let text)?: field(name, text)
    case .numbers(let numbers)?:
      field(name, numbers.map(Exact.number).joined(separator: ", "))
    }
  }
}
