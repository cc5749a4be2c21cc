internal import Settings
internal import Workloads

extension Environment {
  init(id: String, reading keys: Keys) {
    self.init(
      id: id,
      title: keys.value("title")?.text() ?? id.prefix(1).uppercased() + id.dropFirst(),
      namespace: keys.value("namespace")?.text() ?? id,
      nodePool: keys.value("nodePool")?.text(),
      spareNodes: keys.value("spareNodes")?.whole(in: 0...1) ?? 0,
      price: keys.value("prices")?.mapping { Price(reading: $0) },
      assumptions: AssumptionOverrides(reading: keys.value("assumptions")))
  }
}

extension Price {
  fileprivate init(reading keys: Keys) {
    self.init()
    let range = 0.0...1e6
    coreHour = keys.value("corePerHour")?.number(in: range) ?? 0
    gibibyteHour = keys.value("memoryPerHour")?.number(in: range) ?? 0
    nodeHour = keys.value("nodePerHour")?.number(in: range) ?? 0
    currency = keys.value("currency")?.text() ?? currency
  }
}
