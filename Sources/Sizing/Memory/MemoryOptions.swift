/// The options of Flink that decide how a process's memory is divided, with Flink's defaults.
public struct MemoryOptions: Equatable, Sendable {
  /// `*.memory.process.size`, bytes; nil: what the other sizes add up to.
  public var process: Int64?
  /// `*.memory.flink.size`, bytes; nil: what the process leaves.
  public var flinkSize: Int64?
  /// `taskmanager.memory.task.heap.size`, bytes; nil: what the other parts leave.
  public var taskHeapSize: Int64?
  /// `taskmanager.memory.managed.size`, bytes; nil: by its fraction.
  public var managedSize: Int64?
  /// `jobmanager.memory.heap.size`, bytes; nil: what the other parts leave.
  public var jobManagerHeapSize: Int64?
  /// `taskmanager.memory.managed.fraction`, 0 up to but not 1.
  public var managedFraction: Double {
    get { managedPart.value }
    set { managedPart = MemoryFraction(newValue) }
  }
  /// `taskmanager.memory.network.fraction`, 0 up to but not 1.
  public var networkFraction: Double {
    get { networkPart.value }
    set { networkPart = MemoryFraction(newValue) }
  }
  /// `taskmanager.memory.network.min`, bytes.
  public var networkMin: Int64 = 64 << 20
  /// `taskmanager.memory.network.max`, bytes.
  public var networkMax: Int64 = .max
  /// `*.memory.jvm-metaspace.size`, bytes.
  public var metaspace: Int64 = 256 << 20
  /// `*.memory.jvm-overhead.fraction`, 0 up to but not 1.
  public var overheadFraction: Double {
    get { overheadPart.value }
    set { overheadPart = MemoryFraction(newValue) }
  }
  /// `*.memory.jvm-overhead.min`, bytes.
  public var overheadMin: Int64 = 192 << 20
  /// `*.memory.jvm-overhead.max`, bytes.
  public var overheadMax: Int64 = 1 << 30
  /// `taskmanager.memory.framework.heap.size`, bytes.
  public var frameworkHeap: Int64 = 128 << 20
  /// `taskmanager.memory.framework.off-heap.size`, bytes.
  public var frameworkOffHeap: Int64 = 128 << 20
  /// `taskmanager.memory.task.off-heap.size`, bytes.
  public var taskOffHeap: Int64 = 0
  /// `jobmanager.memory.off-heap.size`, bytes.
  public var jobManagerOffHeap: Int64 = 128 << 20

  var managedPart = Self.fourTenths
  var networkPart = Self.oneTenth
  var overheadPart = Self.oneTenth
  private static let oneTenth = MemoryFraction(0.1)
  private static let fourTenths = MemoryFraction(0.4)

  /// Flink's defaults for a process of so many bytes.
  public init(process: Int64?) { self.process = process }
}

/// Why Flink refuses to divide a process's memory.
public enum MemoryError: Error, Equatable, Sendable {
  /// A size is negative or above 2⁵⁰ bytes.
  case sizeOutOfRange
  /// A fraction is not in 0..<1.
  case fractionOutOfRange
  /// A minimum exceeds its maximum.
  case minimumAboveMaximum
  /// None of the sizes is given that say how much memory there is.
  case noSize
  /// Flink memory, metaspace and overhead exceed the process.
  case exceedsProcess
  /// The sizes given leave an overhead outside its minimum and maximum.
  case overheadOutOfRange
  /// The sizes given leave a network memory outside its minimum and maximum.
  case networkOutOfRange
  /// The parts exceed the Flink memory.
  case exceedsFlink
}

extension MemoryOptions {
  /// Throws the errors that Flink finds before it divides anything.
  func validate() throws(MemoryError) {
    let given = [process, flinkSize, taskHeapSize, managedSize, jobManagerHeapSize]
    let sizes =
      given.compactMap { $0 } + [
        networkMin, metaspace, overheadMin, overheadMax, frameworkHeap, frameworkOffHeap,
        taskOffHeap, jobManagerOffHeap,
      ]
    guard sizes.allSatisfy({ $0 >= 0 && $0 <= 1 << 50 }) else { throw .sizeOutOfRange }
    let fractions = [managedFraction, networkFraction, overheadFraction]
    guard fractions.allSatisfy({ $0 >= 0 && $0 < 1 }) else { throw .fractionOutOfRange }
    guard networkMin <= networkMax, overheadMin <= overheadMax else { throw .minimumAboveMaximum }
  }

  /// What metaspace and overhead leave of a process of the size given; 0 without one.
  var flink: Int64 { process.map { $0 - metaspace - overhead(ofProcess: $0) } ?? 0 }

  /// Managed memory of a process of the size given.
  var managed: Int64 { managed(ofFlink: flink) }

  /// `clamp(⌊process·fraction⌋, min, max)`.
  func overhead(ofProcess process: Int64) -> Int64 { clampOverhead(overheadPart.part(of: process)) }

  /// The overhead of a process whose other parts are known, `clamp(⌊rest·f/(1 − f)⌋, min, max)`.
  func overhead(beside rest: Int64) -> Int64 { clampOverhead(overheadPart.part(beside: rest)) }

  /// `clamp(⌊flink·fraction⌋, min, max)`.
  func network(ofFlink flink: Int64) -> Int64 { clampNetwork(networkPart.part(of: flink)) }

  /// The network memory of a process whose other Flink memory is known.
  func network(beside rest: Int64) -> Int64 { clampNetwork(networkPart.part(beside: rest)) }

  /// The size given, or `⌊flink·fraction⌋`.
  func managed(ofFlink flink: Int64) -> Int64 { managedSize ?? managedPart.part(of: flink) }

  private func clampOverhead(_ size: Int64) -> Int64 { min(max(size, overheadMin), overheadMax) }
  private func clampNetwork(_ size: Int64) -> Int64 { min(max(size, networkMin), networkMax) }
}
