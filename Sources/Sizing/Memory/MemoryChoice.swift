/// How much memory a TaskManager gets (E17).
struct MemoryChoice: Equatable, Sendable {
  let memoryClass: MemoryClass
  /// The process of a TaskManager.
  let process: ProcessMemory
  /// Whether the cache is too small even with the most memory.
  let isBelowHotState: Bool

  /// E17 memory class: memory-optimized when the hot state `ω·S` exceeds `χ·managed·n` at the
  /// standard memory per core, Flink's fractions taken; a machine's part has what it has.
  ///
  /// - Source: assumption; Flink, write-buffer ratio.
  init(
    _ prepared: borrowing PreparedWorkload, _ candidate: borrowing Candidate,
    on hardware: borrowing Hardware
  ) {
    let n = Double(candidate.taskManagers)
    let memory = hardware.memory[candidate.shape.place]
    let (standard, optimized) = (memory.standard, memory.optimized)
    let isBelowStandard = prepared.hotState > standard.cache * n
    memoryClass = isBelowStandard && optimized != nil ? .memoryOptimized : .standard
    process = isBelowStandard ? optimized ?? standard : standard
    isBelowHotState = prepared.hotState > process.cache * n
  }
}
