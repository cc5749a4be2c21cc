public import Sizing

/// What capacity costs. Either by node or by what is on it.
public struct Price: Equatable, Sendable {
  /// Of one core for an hour.
  public var coreHour = 0.0
  /// Of one GiB of memory for an hour.
  public var gibibyteHour = 0.0
  /// Of a whole node for an hour.
  public var nodeHour = 0.0
  /// Of a gigabyte of a TaskManager's disk for a month.
  public var diskMonth = 0.0
  /// Of a gigabyte in the checkpoint store for a month.
  public var storeMonth = 0.0
  /// Of a thousand requests to the checkpoint store.
  public var thousandRequests = 0.0
  /// Of a gigabyte that crosses a boundary where traffic is paid for.
  public var transferredGigabyte = 0.0
  /// Of the bytes that are shuffled and written, the share that crosses it: two of three zones.
  ///
  /// - Source: assumption; with z zones of equal size, (z − 1)/z.
  public var transferShare = 0.67
  public var currency = "USD"

  public init() {}

  /// Hours of an average month: 365 × 24 / 12.
  public static let hoursPerMonth = 730.0

  /// Whether anything that a workload requests has a price.
  public var isOfCapacity: Bool {
    coreHour > 0 || gibibyteHour > 0 || nodeHour > 0 || diskMonth > 0
  }

  /// Whether anything that is paid for by use has a price.
  public var isOfUse: Bool { storeMonth > 0 || thousandRequests > 0 || transferredGigabyte > 0 }

  /// The cost of running something for a month; memory in bytes.
  public func perMonth(cores: Double, memory: Bytes, nodes: Double) -> Double {
    (cores * coreHour + memory.value / 1_073_741_824 * gibibyteHour + nodes * nodeHour)
      * Self.hoursPerMonth
  }
}
