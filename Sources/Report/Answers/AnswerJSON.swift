internal import Markup
internal import Sizing
internal import Workloads

// What `size --format json` tells beside the figures of a snapshot's cell.

/// The kind of machine, what it costs beside what it requests, and what a quota must allow (E19, E30,
/// E31), of all clusters.
func writeDeployment(_ cell: DeployedCell, into json: inout JSON) {
  guard cell.fits, let quota = QuotaNeed(cell) else { return }
  let environment = cell.workload.definition.environment
  if !environment.machines.isEmpty {
    json.key("machines")
    json.array { for plan in cell.plans { $0.value(plan.machine ?? "") } }
  }
  writeCosts(cell, into: &json)
  json.key("quota")
  json.object {
    $0.field("cores", quota.cores.value)
    $0.field("memoryBytes", quota.memory.value)
    $0.field("pods", quota.pods)
  }
}

/// What is paid for by use, what the tier takes more than the next looser one, and what the mean rate
/// would take (E29, E30). The cost itself is among the figures of the cell.
private func writeCosts(_ cell: DeployedCell, into json: inout JSON) {
  let workload = cell.workload
  let usage = workload.money?.usage(of: cell) ?? []
  if !usage.isEmpty {
    json.key("usage")
    json.array { json in
      for part in usage {
        json.object {
          $0.field("name", part.name)
          $0.field("perMonth", part.amount)
        }
      }
    }
  }
  if let premium = TierPremium(workload, cell.application) {
    json.key("tierPremium")
    json.object {
      $0.field("over", premium.looser.name)
      $0.field("totalCores", premium.cores.value)
      $0.field("nodes", premium.nodes)
      if let cost = premium.cost { $0.field("cost", cost.amount) }
      if let usage = premium.usage { $0.field("usageCost", usage.amount) }
    }
  }
  if let mean = MeanRate(workload, cell.application) {
    json.key("atMeanRate")
    json.object {
      $0.field("recordsPerSecond", mean.rate.value)
      $0.field("totalCores", mean.cell.cores.value)
      $0.field("nodes", mean.cell.nodes.count)
      if let cost = mean.cell.cost { $0.field("cost", cost.amount) }
    }
  }
}

/// The range by profiles, room, kinds of failure, Kafka's side and the checkpoint store (E22, E26, E9b,
/// E28, E29), of one cluster.
func writeOperation(of workload: PlannedWorkload, _ cell: Cell, into json: inout JSON) {
  guard let plan = cell.plan, let kafka = workload.sizer.kafkaSide(of: cell) else { return }
  if let range = workload.profileRange(of: cell) {
    json.key("range")
    json.array { json in
      for end in [range.low, range.high] {
        json.object {
          $0.field("profile", end.profile)
          $0.field("totalCores", end.cell.plan?.totalCores.value ?? .nan)
        }
      }
    }
  }
  if let room = workload.room(of: cell) {
    json.key("room")
    json.object {
      $0.field("sameCoresRecordsPerSecond", room.sameCores.value)
      $0.field("feasibleRecordsPerSecond", room.feasible.value)
    }
  }
  json.key("recoverySecondsByFailure")
  json.object {
    for (kind, recovery) in workload.sizer.recoveries(of: cell) {
      $0.field(kind.name, recovery.total.value)
    }
  }
  write(kafka, into: &json)
  let store = workload.sizer.checkpointStore(for: plan)
  json.key("checkpointStore")
  json.object {
    $0.field("requestsPerSecond", store.requests)
    $0.field("bytes", store.space.value)
  }
}

private func write(_ kafka: KafkaSide, into json: inout JSON) {
  json.key("kafka")
  json.object {
    $0.key("partitions")
    $0.array { for count in kafka.partitions { $0.value(count) } }
    $0.field("catchUpReadBytesPerSecond", kafka.catchUpRead.value)
    $0.field("retentionSeconds", kafka.retention.value)
    $0.field("retainedBytes", kafka.retainedBytes.value)
    if let timeout = kafka.transactionTimeout {
      $0.field("transactionTimeoutSeconds", timeout.value)
    }
    if let timeout = kafka.safeTransactionTimeout {
      $0.field("safeTransactionTimeoutSeconds", timeout.value)
    }
    if let ids = kafka.transactionalIDs { $0.field("transactionalIds", ids) }
  }
}
