/// A kind of node that can be had: what of it Flink's pods may use, and what it costs.
public struct Machine: Equatable, Sendable {
  /// Its name, such as `m6i.2xlarge`.
  public var name: String
  /// Cores that it has, 1...1,024.
  public var cores: Double
  /// Memory that it has.
  public var memory: Bytes
  /// Cores and memory of each that pods can't use; nil: what Kubernetes and daemonsets usually take.
  public var reserved: Reserve?
  /// Price of a whole one for an hour; nil: not known.
  public var pricePerHour: Double?
  /// Bandwidth each way; nil: as assumed.
  public var network: BytesPerSecond?
  /// Disk of a TaskManager; nil: as assumed.
  public var disk: Bytes?
  /// Bytes its disks write per second; nil: as assumed per core.
  public var diskThroughput: BytesPerSecond?

  /// Whether what its pods may use holds a TaskManager of one core and 2 GiB.
  public var holdsTaskManager: Bool { !parts.isEmpty }

  /// What its pods may use.
  public var allocatable: NodeShape {
    NodeShape(tenths: allocatableTenths, memory: allocatableMemory)
  }

  /// A part of a machine.
  public struct Reserve: Equatable, Sendable {
    public var cores: Double
    public var memory: Bytes

    public init(cores: Double, memory: Bytes) {
      self.cores = cores
      self.memory = memory
    }
  }

  /// A machine by its capacity.
  public init(
    name: String, cores: Double, memory: Bytes, reserved: Reserve? = nil,
    pricePerHour: Double? = nil,
    network: BytesPerSecond? = nil, disk: Bytes? = nil, diskThroughput: BytesPerSecond? = nil
  ) {
    self.name = name
    self.cores = cores
    self.memory = memory
    self.reserved = reserved
    self.pricePerHour = pricePerHour
    self.network = network
    self.disk = disk
    self.diskThroughput = diskThroughput
  }

  /// What daemonsets take of every node.
  ///
  /// - Source: assumption.
  static let daemonsets = Reserve(cores: 0.25, memory: .gibibytes(0.5))

  /// Cores that Kubernetes keeps: 6 % of the first, 1 % of the second, 0.5 % of the next two,
  /// 0.25 % of the rest.
  ///
  /// - Source: GKE, node reservations.
  var kubernetesCores: Double {
    var (rest, reserved) = (cores, 0.0)
    for (part, share) in [(1.0, 0.06), (1, 0.01), (2, 0.005), (.infinity, 0.0025)] {
      reserved += min(rest, part) * share
      rest = max(0, rest - part)
    }
    return reserved
  }

  /// Memory that Kubernetes keeps: 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8,
  /// 6 % of the next 112, 2 % of the rest, and 100 MiB.
  ///
  /// - Source: GKE, node reservations.
  var kubernetesMemory: Bytes {
    var rest = memory.value
    var reserved = Bytes.mebibytes(100).value
    for (part, share) in [(4.0, 0.25), (4, 0.2), (8, 0.1), (112, 0.06), (.infinity, 0.02)] {
      let size = Bytes.gibibytes(part).value
      reserved += min(rest, size) * share
      rest = max(0, rest - size)
    }
    return Bytes(reserved)
  }

  /// Cores that pods may use, in tenths rounded down.
  var allocatableTenths: Int {
    let kept = reserved?.cores ?? kubernetesCores + Self.daemonsets.cores
    return max(0, Int(saturating: (cores - kept) * 10 + 1e-9))
  }

  /// Memory that pods may use, in whole MiB rounded down.
  var allocatableMemory: Bytes {
    let memory = memory - (reserved?.memory ?? kubernetesMemory + Self.daemonsets.memory)
    return .mebibytes(max(0, (memory.value / 1_048_576).rounded(.down)))
  }

  /// One of the equal parts of a machine, for one TaskManager.
  struct Part: Equatable, Sendable {
    /// Cores in tenths.
    let tenths: Int
    let memory: Bytes
    /// Parts of the machine.
    let count: Int
  }

  /// The allocatable divided by 1, 2, 4 … into parts of one to eight cores and at least 2 GiB, the
  /// smallest first. Larger parts are left out: a TaskManager would leave cores of them unused.
  var parts: [Part] {
    var parts: [Part] = []
    var count = 1
    while allocatableTenths / count >= 10 {
      let memory = (allocatableMemory.value / 1_048_576 / Double(count)).rounded(.down)
      if memory < 2048 { break }
      let tenths = allocatableTenths / count
      if tenths <= 80 {
        parts.insert(Part(tenths: tenths, memory: .mebibytes(memory), count: count), at: 0)
      }
      count *= 2
    }
    return parts
  }
}
