extension Sizer {
  /// What is wrong with a workload's own memory options; nil for an input that has other mistakes,
  /// which making a sizer tells.
  public static func refusal(
    ofMemoryOf workload: Workload, _ assumptions: Assumptions, machines: [Machine]
  ) -> Violation? {
    guard workload.violations.isEmpty, assumptions.violations.isEmpty else { return nil }
    return Sizer(unchecked: workload, assumptions, machines).memoryViolations.first
  }

  /// What is wrong with the workload's own memory options: what Flink refuses for every TaskManager
  /// that there may be, and what no machine holds.
  var memoryViolations: [Violation] {
    guard let given = prepared.memory else { return [] }
    return taskManagerViolations(given.taskManager) + jobManagerViolations(given.jobManager)
  }

  private func taskManagerViolations(_ given: MemorySettings) -> [Violation] {
    guard prepared.hardware.allSatisfy({ $0.shapes.isEmpty }) else { return [] }
    let cores = Double(assumptions.taskManagerCores.last ?? 1)
    let largest = machines.flatMap { $0.parts }.map { $0.memory }.max()
    let planned = largest ?? assumptions.memoryPerCore(.memoryOptimized) * cores
    do throws(MemoryError) {
      let parts = try TaskManagerMemory(
        given.taskManager(planned: planned, isManaged: prepared.isOnDisk))
      let needed = Bytes(Double(parts.totalProcess))
      return [.memoryAboveMachines(.taskManagerMemory, needed: needed, largest: planned)]
    } catch {
      return [.memoryRefused(.taskManagerMemory, error)]
    }
  }

  private func jobManagerViolations(_ given: MemorySettings) -> [Violation] {
    let smallest = JobManagerSize.coordinating(subtasks: 1)
    do throws(MemoryError) {
      let parts = try JobManagerMemory(given.jobManager(planned: smallest.memory))
      let needed = Bytes(Double(parts.totalProcess))
      guard let largest = machines.map({ $0.allocatableMemory }).max(), needed > largest else {
        return []
      }
      return [.memoryAboveMachines(.jobManagerMemory, needed: needed, largest: largest)]
    } catch {
      return [.memoryRefused(.jobManagerMemory, error)]
    }
  }
}
