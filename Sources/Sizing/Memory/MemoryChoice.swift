/// How much memory a TaskManager's core needs for the state in constant use (E17).
struct MemoryChoice: Equatable, Sendable {
  let memoryClass: MemoryClass
  /// Whether the cache is too small even with the most memory.
  let isBelowHotState: Bool

  /// E17 memory class: memory-optimized when the hot state `ω·S` exceeds `χ·managed·n` at the
  /// standard memory per core.
  ///
  /// - Source: assumption; Flink, write-buffer ratio.
  init(_ prepared: PreparedWorkload, taskManagers n: Int, coresEach c: Int) {
    guard prepared.isOnDisk else {
      memoryClass = .standard
      isBelowHotState = false
      return
    }
    let hot = prepared.state * prepared.assumptions[.hotStateShare]
    func exceedsCache(_ memoryClass: MemoryClass) -> Bool {
      let options = MemoryOptions.taskManager(cores: c, memoryClass, prepared.assumptions)
      let cache = Double(options.managed) * prepared.assumptions[.cacheShare]
      return hot > Bytes(cache * Double(n))
    }
    memoryClass = exceedsCache(.standard) ? .memoryOptimized : .standard
    isBelowHotState = memoryClass == .memoryOptimized && exceedsCache(.memoryOptimized)
  }
}

extension MemoryOptions {
  /// E16's process size, c × memory per core, with Flink's fractions.
  static func taskManager(
    cores: Int, _ memoryClass: MemoryClass, _ assumptions: Assumptions
  ) -> MemoryOptions {
    let process = assumptions.memoryPerCore(memoryClass) * Double(cores)
    return MemoryOptions(process: Int64(saturating: process.value))
  }
}
