/// What a core gets through: a set of assumptions from one source.
public struct Profile: Equatable, Sendable {
  /// Its name in files: `measured-2.3`.
  public var name: String
  /// Where its numbers come from and what they are good for, in a sentence.
  public var summary: String
  /// Records a core processes per second at the reference size, ρ0.
  public var recordRatePerCore: RecordsPerSecond
  /// Record size of that rate, m0.
  public var referenceRecord: Bytes
  /// Utilization at which that rate was seen, υ.
  public var referenceUtilization: Double
  /// Bytes beyond that size that a core processes per second, B_core.
  public var bytesPerCore: BytesPerSecond
  /// Cost of a simple, a medium and a complex statement, κ.
  public var simpleCost, mediumCost, complexCost: Double
  /// Part of a statement's cost that is reading the record, θ.
  public var readCost: Double
  /// Added cost per decade of keys above one million, γ.
  public var costPerKeyDecade: Double

  /// A profile of a team's own measurements.
  public init(
    name: String, summary: String, recordRatePerCore: RecordsPerSecond, referenceRecord: Bytes,
    referenceUtilization: Double = 1, bytesPerCore: BytesPerSecond, simpleCost: Double,
    mediumCost: Double, complexCost: Double, readCost: Double = 0.5, costPerKeyDecade: Double
  ) {
    self.name = name
    self.summary = summary
    self.recordRatePerCore = recordRatePerCore
    self.referenceRecord = referenceRecord
    self.referenceUtilization = referenceUtilization
    self.bytesPerCore = bytesPerCore
    self.simpleCost = simpleCost
    self.mediumCost = mediumCost
    self.complexCost = complexCost
    self.readCost = readCost
    self.costPerKeyDecade = costPerKeyDecade
  }

  /// The profile's value of an assumption; nil for one it does not set, which stays unset.
  public subscript(assumption: Assumption) -> Double? {
    get {
      switch assumption {
      case .recordRatePerCore: recordRatePerCore.value
      case .referenceRecordBytes: referenceRecord.value
      case .referenceUtilization: referenceUtilization
      case .bytesPerCore: bytesPerCore.value
      case .simpleCost: simpleCost
      case .mediumCost: mediumCost
      case .complexCost: complexCost
      case .readCost: readCost
      case .costPerKeyDecade: costPerKeyDecade
      default: nil
      }
    }
    set {
      guard let value = newValue else { return }
      switch assumption {
      case .recordRatePerCore: recordRatePerCore = RecordsPerSecond(value)
      case .referenceRecordBytes: referenceRecord = Bytes(value)
      case .referenceUtilization: referenceUtilization = value
      case .bytesPerCore: bytesPerCore = BytesPerSecond(value)
      case .simpleCost: simpleCost = value
      case .mediumCost: mediumCost = value
      case .complexCost: complexCost = value
      case .readCost: readCost = value
      case .costPerKeyDecade: costPerKeyDecade = value
      default: break
      }
    }
  }

  /// The assumptions that a profile gives values to.
  public static let assumptions: [Assumption] = [
    .recordRatePerCore, .referenceRecordBytes, .referenceUtilization, .bytesPerCore, .simpleCost,
    .mediumCost, .complexCost, .readCost, .costPerKeyDecade,
  ]
}

extension Profile {
  /// The model's defaults.
  public static let conservative = Profile(
    name: "conservative",
    summary: "The founding notes' 10,000 records/s per core, with a margin for a first estimate.",
    recordRatePerCore: RecordsPerSecond(Assumption.recordRatePerCore.defaultValue),
    referenceRecord: Bytes(Assumption.referenceRecordBytes.defaultValue),
    referenceUtilization: Assumption.referenceUtilization.defaultValue,
    bytesPerCore: BytesPerSecond(Assumption.bytesPerCore.defaultValue),
    simpleCost: Assumption.simpleCost.defaultValue,
    mediumCost: Assumption.mediumCost.defaultValue,
    complexCost: Assumption.complexCost.defaultValue,
    readCost: Assumption.readCost.defaultValue,
    costPerKeyDecade: Assumption.costPerKeyDecade.defaultValue)

  /// The Nexmark benchmark's published results for Flink 1.13.
  public static let nexmark = Profile(
    name: "nexmark",
    summary: "An upper bound: in-process generator, small rows, no Kafka.",
    recordRatePerCore: RecordsPerSecond(142_000), referenceRecord: Bytes(100),
    bytesPerCore: .megabytes(150), simpleCost: 1, mediumCost: 1.8, complexCost: 7.5,
    costPerKeyDecade: 0.4)

  /// Runs of Flink 2.3.0 on one core, JSON files, RocksDB.
  public static let measured23 = Profile(
    name: "measured-2.3",
    summary: "Flink 2.3.0 on one core with JSON files and RocksDB, within 40 %.",
    recordRatePerCore: RecordsPerSecond(185_000), referenceRecord: Bytes(1024),
    bytesPerCore: .megabytes(285), simpleCost: 1, mediumCost: 4.7, complexCost: 20,
    costPerKeyDecade: 0.4)

  /// The profiles that come with the model.
  public static let all: [Profile] = [conservative, nexmark, measured23]
}

extension Assumptions {
  /// Replaces the assumptions that the profile sets.
  public mutating func apply(_ profile: Profile) {
    for assumption in Profile.assumptions {
      if let value = profile[assumption] { self[assumption] = value }
    }
  }

  /// The defaults, with the profile's numbers.
  public init(_ profile: Profile) {
    self.init()
    apply(profile)
  }
}
