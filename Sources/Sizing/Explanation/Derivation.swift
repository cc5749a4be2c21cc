/// How a cell was computed: the equations in the order in which they were used, with their numbers.
public struct Derivation: Equatable, Sendable {
  /// The equations used, in order.
  public let steps: [Step]

  /// One equation with its numbers.
  public struct Step: Equatable, Sendable {
    /// Its number in the model: `E6`, `C1`.
    public let equation: String
    /// The statement or source it is about, from 0; nil where it is about the whole workload.
    public let part: Int?
    /// What it works out, in words for people.
    public let title: String
    /// The equation itself.
    public let formula: String
    /// The numbers it starts from.
    public let inputs: [Input]
    /// The symbol of what it works out.
    public let symbol: String
    /// What it works out; nil where no number of TaskManagers satisfies a constraint.
    public let result: Double?
    /// What the result counts.
    public let unit: Unit
    /// Where the equation comes from.
    public let source: String

    /// A name for links, unique in its derivation: `e3-b-2`; `e12` for a symbol without letters.
    public var id: String {
      let parts = [equation, symbol] + (part.map { ["\($0 + 1)"] } ?? [])
      return parts.map { plain($0) }.filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// The small letters and digits of a text.
    private func plain(_ text: String) -> String {
      text.lowercased().utf8.reduce(into: "") { plain, byte in
        guard (97...122).contains(byte) || (48...57).contains(byte) else { return }
        plain.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
  }

  /// A number that an equation starts from.
  public struct Input: Equatable, Sendable {
    /// Its symbol in the equation.
    public let symbol: String
    /// What it is, in words for people.
    public let name: String
    /// The number, in the unit.
    public let value: Double
    /// What the number counts.
    public let unit: Unit
    /// Where it comes from.
    public let origin: Origin
  }

  /// Where a number comes from.
  public enum Origin: Equatable, Sendable {
    /// The workload, or the tier and rate of the cell.
    case workload
    /// An assumption, at its default or replaced.
    case assumption(Assumption)
    /// An assumption that has the value the profile gives it.
    case profile(Assumption)
    /// An assumption that depends on the latency tier.
    case tier(TierAssumption)
    /// An equation before this one, by its number.
    case computed(String)
  }

  /// The first step of an equation; nil when the cell did not need it.
  public subscript(equation: String) -> Step? {
    steps.first { $0.equation == equation }
  }
}
