/// What of a TaskManager's memory a plan asks about, worked out once for each size of process.
struct ProcessMemory: Equatable, Sendable {
  /// All of it.
  let size: Bytes
  /// What caches state, `χ ×` the managed memory at Flink's default fractions.
  ///
  /// - Source: assumption for χ; E16 for the managed memory.
  let cache: Bytes
  /// The most network memory, whole MiB: half of what managed memory and the framework leave, so that
  /// the task heap keeps the other half, and at least Flink's own minimum of 64 MiB.
  let mostNetwork: Bytes
  /// The network memory where the workload's own options decide it.
  let givenNetwork: Bytes?
  /// Task heap where the workload's own options decide it.
  let givenHeap: Bytes?

  /// Managed memory is what the backend on disk uses; the heap has none.
  init(_ size: Bytes, _ assumptions: Assumptions, isOnDisk: Bool) {
    let options = MemoryOptions(process: Int64(saturating: size.value))
    let managed = max(0, options.managed)
    let rest = options.flink - options.frameworkAndOffHeap - (isOnDisk ? managed : 0)
    self.size = size
    cache = Bytes(Double(managed)) * assumptions[.cacheShare]
    mostNetwork = Self.half(of: rest)
    givenNetwork = nil
    givenHeap = nil
  }

  /// With the workload's own options; nil where Flink refuses them.
  init?(
    planned size: Bytes, _ given: MemorySettings, _ assumptions: Assumptions, isOnDisk: Bool
  ) {
    let options = given.taskManager(planned: size, isManaged: isOnDisk)
    guard let parts = try? TaskManagerMemory(options) else { return nil }
    self.size = Bytes(Double(parts.totalProcess))
    cache = Bytes(Double(parts.managed)) * assumptions[.cacheShare]
    mostNetwork = Self.half(of: parts.taskHeap + parts.network)
    givenNetwork = given.decidesNetwork ? Bytes(Double(parts.network)) : nil
    givenHeap = Bytes(Double(max(1, parts.taskHeap)))
  }

  private static func half(of rest: Int64) -> Bytes {
    .mebibytes(max(64, (Double(rest) / 2 / 1_048_576).rounded(.down)))
  }
}
