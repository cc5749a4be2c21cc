/// The options of Flink that decide how a process's memory is divided, with Flink's defaults.
public struct MemoryOptions: Equatable, Sendable {
  /// `*.memory.process.size`, bytes.
  public var process: Int64
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
  private var overheadPart = Self.oneTenth
  private static let oneTenth = MemoryFraction(0.1)
  private static let fourTenths = MemoryFraction(0.4)

  /// Flink's defaults for a process of so many bytes.
  public init(process: Int64) { self.process = process }
}

/// Why Flink refuses to divide a process's memory.
public enum MemoryError: Error, Equatable, Sendable {
  /// A size is negative or above 2⁵⁰ bytes.
  case sizeOutOfRange
  /// A fraction is not in 0..<1.
  case fractionOutOfRange
  /// A minimum exceeds its maximum.
  case minimumAboveMaximum
  /// Metaspace and overhead leave nothing of the process.
  case exceedsProcess
  /// The parts exceed the Flink memory.
  case exceedsFlink
}

extension MemoryOptions {
  /// Throws the errors that Flink finds before it divides anything.
  func validate() throws(MemoryError) {
    let sizes = [
      process, networkMin, metaspace, overheadMin, overheadMax, frameworkHeap, frameworkOffHeap,
      taskOffHeap, jobManagerOffHeap,
    ]
    guard sizes.allSatisfy({ $0 >= 0 && $0 <= 1 << 50 }) else { throw .sizeOutOfRange }
    let fractions = [managedFraction, networkFraction, overheadFraction]
    guard fractions.allSatisfy({ $0 >= 0 && $0 < 1 }) else { throw .fractionOutOfRange }
    guard networkMin <= networkMax, overheadMin <= overheadMax else { throw .minimumAboveMaximum }
  }

  /// `clamp(⌊process·fraction⌋, min, max)`.
  var overhead: Int64 { min(max(overheadPart.part(of: process), overheadMin), overheadMax) }

  /// What metaspace and overhead leave of the process.
  var flink: Int64 { process - metaspace - overhead }

  /// `clamp(⌊flink·fraction⌋, min, max)`.
  var network: Int64 { min(max(networkPart.part(of: flink), networkMin), networkMax) }

  /// `⌊flink·fraction⌋`.
  var managed: Int64 { managedPart.part(of: flink) }
}
