internal import Charts
internal import Markup
internal import Sizing

/// The cells of a row of the fleet map that follow from the rate.
struct FleetCells {
  let answer: FleetAnswer
  /// The longest acceptable recovery.
  let objective: Seconds
  /// The cores that the longest bar stands for.
  let most: Cores

  static let barHeight = 14.0

  private var cell: DeployedCell { answer.cell }

  /// The cores as a bar, and what decides them.
  @Content var cores: [HTML] {
    if cell.fits { bar.inText } else { Tag.b { "does not fit" } }
    Tag.small(.class(cell.bindingConstraint.style)) { cell.bindingConstraint.name }
  }

  /// The bar on the scale of the whole fleet, its figure at the end.
  var bar: Chart {
    let scale = Scale.linear(0...max(most.value, 1))
    let end = scale.position(of: cell.cores.value)
    let tick = answer.next.map { scale.position(of: $0.cores.value) } ?? end
    let style = "fill " + cell.bindingConstraint.style
    var marks: [Mark] = [
      .bar(
        Bar(x: .share(0), width: .share(end), y: 0, height: Self.barHeight, style: style + " soft"))
    ]
    if tick < end {
      marks.append(
        .bar(
          Bar(
            x: .share(tick), width: .share(end - tick), y: 0, height: Self.barHeight, style: style))
      )
    }
    return Chart(
      title: "", layout: "fleet-bar", height: Self.barHeight,
      marks: marks + [
        .rule(Rule(.share(tick), -2, to: .share(tick), Self.barHeight + 2, style: "axis")),
        .text(
          Label(Format.count(cell.cores), x: .share(end), y: 11.5, shift: 6, style: "strong")),
      ])
  }

  /// How much of its objective a recovery takes: the figure of every table, and where disks, lookups or
  /// the network make it miss the objective, what they make of it.
  @Content var recovery: [HTML] {
    if cell.fits {
      let limit = cell.catchUpLimit
      let share = limit == nil ? min(cell.recovery / objective, 1) : 1
      Chart(
        title: "", layout: "fleet-share", height: 6,
        marks: [
          .bar(Bar(x: .share(0), width: .share(1), y: 0, height: 6, style: "track")),
          .bar(
            Bar(x: .share(0), width: .share(share), y: 0, height: 6, style: "fill c-recovery")),
        ]
      ).inText
      Tag.small { "\(Format.duration(cell.recovery)) of \(Format.duration(objective))" }
      if let limit { Tag.small { Self.words(limit) } }
    } else {
      "–"
    }
  }

  /// `disk throughput: 99 min`
  private static func words(_ limit: CatchUpLimit) -> String {
    let time = limit.recovery.value.isFinite ? Format.duration(limit.recovery) : "never"
    return "\(limit.constraint.title): \(time)"
  }

  var cost: String { cell.cost?.text ?? "–" }
}
