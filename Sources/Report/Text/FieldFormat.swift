internal import Amounts
internal import Sizing
public import Workloads

extension Notation {
  /// A field's number as people read it.
  public func format(_ number: Double) -> String {
    switch self {
    case .text: Exact.number(number)
    case .rate: Format.rate(RecordsPerSecond(number))
    case .memory: Format.memory(Bytes(number))
    case .data: Format.size(Bytes(number))
    case .bandwidth: Format.bandwidth(BytesPerSecond(number))
    case .duration: Format.duration(Seconds(number))
    case .share: Format.share(number)
    case .count: AmountKind.count.spell(number)
    case .figure: Format.figure(number)
    }
  }

  /// A field's value as people read it.
  func format(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): format(number)
    }
  }
}
