internal import Markup
internal import Sizing
internal import Workloads

/// `matrix.json`: every cell of every workload, for programs and for comparing releases.
///
/// Keys stand in a fixed order, one cell a line, no time stamp: the same input is the same bytes.
struct Snapshot {
  static let schema = "headroom.matrix/1"

  let capacity: Capacity
  let release: String?
  /// The day of record, for releases that were given one.
  var date: String?
  let engineVersion: String

  var bytes: [UInt8] {
    var json = JSON()
    json.object {
      $0.field("schema", Self.schema)
      $0.field("release", release)
      if let date { $0.field("date", date) }
      $0.key("engine")
      $0.object {
        $0.field("version", engineVersion)
        $0.field("model", Engine.model)
      }
      $0.field("profile", capacity.settings.profile.name)
      $0.breakLine()
      $0.key("assumptions")
      assumptions(into: &$0)
      $0.breakLine()
      $0.key("workloads")
      $0.array { for workload in capacity.workloads { self.workload(workload, into: &$0) } }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func assumptions(into json: inout JSON) {
    let values = capacity.handbookAssumptions
    json.object {
      for assumption in Assumption.allCases { $0.field(assumption.name, values[assumption]) }
      $0.key("taskManagerCores")
      $0.array { for cores in values.taskManagerCores { $0.value(cores) } }
      $0.key("nodeCores")
      $0.array { for cores in values.nodeCores { $0.value(cores) } }
      $0.key("tiers")
      $0.object {
        for tier in LatencyTier.allCases {
          $0.key(tier.name)
          $0.object {
            for assumption in TierAssumption.allCases {
              $0.field(assumption.name, values[tier, assumption])
            }
          }
        }
      }
    }
  }

  private func workload(_ workload: PlannedWorkload, into json: inout JSON) {
    json.breakLine()
    json.object {
      $0.field("id", workload.definition.id)
      $0.field("title", workload.definition.title)
      $0.field("owner", workload.definition.owner)
      $0.field("environment", workload.definition.environment.id)
      $0.field("digest", workload.digest)
      $0.breakLine()
      $0.key("design")
      $0.object {
        $0.field("tier", workload.definition.tier.name)
        $0.field("recordsPerSecond", workload.definition.rate.value)
        if let parts = StatementParts(workload, workload.design) {
          $0.key("pools")
          parts.write(into: &$0)
        }
      }
      $0.breakLine()
      workload.writeInput(into: &$0, handbook: capacity.handbookAssumptions)
      $0.breakLine()
      $0.key("cells")
      $0.array { array in
        workload.forEachCell { cell in
          array.breakLine()
          cell.write(into: &array)
        }
      }
    }
  }
}

extension Cell {
  /// The cell as `matrix.json` and `size --format json` have it.
  func write(into json: inout JSON, and more: (inout JSON) -> Void = { _ in }) {
    json.object {
      $0.field("tier", tier.name)
      $0.field("recordsPerSecond", rate.value)
      switch outcome {
      case .feasible(let plan):
        $0.field("feasible", true)
        $0.field("bindingConstraint", plan.bindingConstraint.name)
        writeConstraints(into: &$0)
        plan.write(into: &$0)
      case .infeasible(let infeasibility):
        $0.field("feasible", false)
        $0.field("bindingConstraint", infeasibility.bindingConstraint.name)
        writeConstraints(into: &$0)
        if let largest = infeasibility.largestRate {
          $0.field("largestRecordsPerSecond", largest.value)
        }
      }
      more(&$0)
    }
  }

  private func writeConstraints(into json: inout JSON) {
    json.key("constraints")
    json.object {
      for constraint in Constraint.allCases where constraint != .hotKey || counts[.hotKey] == nil {
        $0.field(constraint.name, counts[constraint])
      }
    }
  }
}

extension Plan {
  fileprivate func write(into json: inout JSON) {
    json.field("taskManagers", taskManagers)
    json.field("coresPerTaskManager", coresPerTaskManager)
    json.field("slotsPerTaskManager", slotsPerTaskManager)
    json.field("parallelism", parallelism)
    json.field("maxParallelism", maxParallelism)
    json.field("memoryClass", memoryClass.name)
    json.field("taskManagerMemoryBytes", taskManagerMemory.value)
    json.field("jobManagerCores", jobManagerCores)
    json.field("jobManagerMemoryBytes", jobManagerMemory.value)
    json.field("totalCores", totalCores)
    json.field("totalMemoryBytes", totalMemory.value)
    json.field("nodes", nodes)
    json.field("nodeCores", nodeCores)
    json.field("stateBytes", state.value)
    json.field("checkpointBytes", checkpointBytes.value)
    json.field("checkpointSeconds", checkpointDuration.value)
    json.field("intervalSeconds", checkpointInterval.value)
    json.field("recoverySeconds", recovery.total.value)
    json.field("networkInBytesPerSecond", networkInPerNode.value)
    json.field("networkOutBytesPerSecond", networkOutPerNode.value)
    json.key("warnings")
    json.array { for warning in warnings.all { $0.value(warning.name) } }
  }
}
