/// How much memory comes with a core.
public enum MemoryClass: Int, CaseIterable, Sendable {
  case standard
  case memoryOptimized

  /// As people and files write it: `memory-optimized`.
  public var name: String {
    switch self {
    case .standard: "standard"
    case .memoryOptimized: "memory-optimized"
    }
  }
}
