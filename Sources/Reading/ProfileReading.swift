internal import Settings
internal import Sizing

extension Profile {
  /// A team's own profile: the conservative one with what the team measured.
  init(named name: String, reading keys: Keys) {
    self = .conservative
    self.name = name
    summary = keys.value("summary")?.text() ?? "Measured by the team."
    func read(_ assumption: Assumption, into set: (Double) -> Void) {
      if let value = keys.value(assumption.name)?.amount(of: assumption) { set(value) }
    }
    read(.recordRatePerCore) { recordRatePerCore = RecordsPerSecond($0) }
    read(.referenceRecordBytes) { referenceRecord = Bytes($0) }
    read(.referenceUtilization) { referenceUtilization = $0 }
    read(.bytesPerCore) { bytesPerCore = BytesPerSecond($0) }
    read(.simpleCost) { simpleCost = $0 }
    read(.mediumCost) { mediumCost = $0 }
    read(.complexCost) { complexCost = $0 }
    read(.readCost) { readCost = $0 }
    read(.costPerKeyDecade) { costPerKeyDecade = $0 }
  }
}
