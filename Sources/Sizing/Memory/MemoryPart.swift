/// A named part of a process's memory.
public struct MemoryPart: Equatable, Sendable {
  /// As in Flink's own reports, with underscores: `task_heap`.
  public let name: String
  /// Its size.
  public let bytes: Int64
}
