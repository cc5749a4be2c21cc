/// The cores and memory of a node or of a process.
public struct NodeShape: Equatable, Sendable {
  /// Whole cores.
  public let cores: Int
  /// Memory for processes.
  public let memory: Bytes

  /// A node of a number of cores and an amount of memory.
  public init(cores: Int, memory: Bytes) {
    self.cores = cores
    self.memory = memory
  }
}

extension NodeShape {
  /// How many processes of a size fit; none of a size that is not positive.
  func holds(_ size: NodeShape) -> Int {
    guard size.cores > 0, size.memory > .zero, cores >= size.cores, memory >= size.memory else {
      return 0
    }
    return min(cores / size.cores, Int(saturating: memory / size.memory))
  }

  func less(_ size: NodeShape, count: Int) -> NodeShape {
    NodeShape(cores: cores - size.cores * count, memory: memory - size.memory * Double(count))
  }
}
