import Sizing
import Testing

@Suite struct ProcessMemoryAsFlinkComputesIt {
  @Test func everyCaseIsHere() {
    let rows = [taskManagerRows, jobManagerRows, refusedTaskManagerRows, refusedJobManagerRows]
    #expect(rows.joined().count == 60)
    for kind in rows { #expect(Set(kind.map(\.testDescription)).count == kind.count) }
  }

  @Test(arguments: taskManagerRows)
  func taskManager(_ row: MemoryRow) throws {
    let memory = try TaskManagerMemory(row.options)
    #expect(memory.parts.map(\.bytes) == row.parts)
  }

  @Test(arguments: jobManagerRows)
  func jobManager(_ row: MemoryRow) throws {
    let memory = try JobManagerMemory(row.options)
    #expect(memory.parts.map(\.bytes) == row.parts)
  }

  @Test(arguments: refusedTaskManagerRows)
  func refusedTaskManager(_ row: MemoryRow) {
    #expect(throws: MemoryError.self) { try TaskManagerMemory(row.options) }
  }

  @Test(arguments: refusedJobManagerRows)
  func refusedJobManager(_ row: MemoryRow) {
    #expect(throws: MemoryError.self) { try JobManagerMemory(row.options) }
  }

  @Test func thePartsHaveFlinksNames() throws {
    let memory = try TaskManagerMemory(MemoryOptions(process: 4 << 30))
    #expect(
      memory.parts.map(\.name) == [
        "total_process", "total_flink", "framework_heap", "task_heap", "framework_offheap",
        "task_offheap", "network", "managed", "jvm_metaspace", "jvm_overhead",
      ])
  }

  @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
  func anExtremeSizeIsRefused(_ process: Int64) {
    #expect(throws: MemoryError.self) { try TaskManagerMemory(MemoryOptions(process: process)) }
    #expect(throws: MemoryError.self) { try JobManagerMemory(MemoryOptions(process: process)) }
  }
}
