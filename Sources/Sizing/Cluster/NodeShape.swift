/// The cores and memory of a node or of a process.
public struct NodeShape: Equatable, Sendable {
  /// Cores in tenths.
  let tenths: Int
  /// Memory for processes.
  public let memory: Bytes

  public var cores: Cores { Cores(Double(tenths) / 10) }

  /// A node of a number of cores and an amount of memory.
  /// Cores count in tenths, rounded to the nearest.
  public init(cores: Cores, memory: Bytes) {
    self.init(tenths: Int(saturating: (cores.value * 10).rounded()), memory: memory)
  }

  init(tenths: Int, memory: Bytes) {
    self.tenths = tenths
    self.memory = memory
  }
}

extension NodeShape {
  /// How many processes of a size fit; none of a size that is not positive.
  func holds(_ size: NodeShape) -> Int {
    guard size.tenths > 0, size.memory > .zero, tenths >= size.tenths, memory >= size.memory else {
      return 0
    }
    return min(tenths / size.tenths, Int(saturating: memory / size.memory))
  }

  func less(_ size: NodeShape, count: Int) -> NodeShape {
    NodeShape(tenths: tenths - size.tenths * count, memory: memory - size.memory * Double(count))
  }
}
