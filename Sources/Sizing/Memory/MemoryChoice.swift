/// How much memory a TaskManager gets (E17).
struct MemoryChoice: Equatable, Sendable {
  let memoryClass: MemoryClass
  /// Process memory of a TaskManager.
  let taskManager: Bytes
  /// Whether the cache is too small even with the most memory.
  let isBelowHotState: Bool

  /// E17 memory class: memory-optimized when the hot state `ω·S` exceeds `χ·managed·n` at the
  /// standard memory per core, Flink's fractions taken; a machine's part has what it has.
  ///
  /// - Source: assumption; Flink, write-buffer ratio.
  init(_ prepared: PreparedWorkload, _ candidate: Candidate) {
    let a = prepared.assumptions
    let hot = prepared.state * a[.hotStateShare]
    func exceedsCache(_ process: Bytes) -> Bool {
      let options = MemoryOptions(process: Int64(saturating: process.value))
      let cache = Double(options.managed) * a[.cacheShare]
      return prepared.isOnDisk && hot > Bytes(cache * Double(candidate.taskManagers))
    }
    if let part = candidate.shape.memory {
      memoryClass = .standard
      taskManager = part
      isBelowHotState = exceedsCache(part)
      return
    }
    let standard = a.memoryPerCore(.standard) * candidate.shape.cores
    let optimized = a.memoryPerCore(.memoryOptimized) * candidate.shape.cores
    let isOptimized = exceedsCache(standard)
    memoryClass = isOptimized ? .memoryOptimized : .standard
    taskManager = isOptimized ? optimized : standard
    isBelowHotState = isOptimized && exceedsCache(optimized)
  }
}
