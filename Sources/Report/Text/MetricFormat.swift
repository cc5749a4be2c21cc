internal import Amounts
internal import Sizing

extension Metric {
  /// A figure as people read it.
  public func text(_ number: Double) -> String {
    switch kind {
    case .count: Format.count(Int(clamping: number))
    case .cores: Format.count(Cores(number))
    case .rate: Format.rate(RecordsPerSecond(number))
    case .memory: Format.memory(Bytes(number))
    case .size: Format.size(Bytes(number))
    case .duration: Format.duration(Seconds(number))
    case .bandwidth: Format.bandwidth(BytesPerSecond(number))
    case .money: Format.amount(number)
    case .flag, .word, .words: Format.figure(number)
    }
  }
}
