internal import Charts
internal import Sizing

/// The memory of one TaskManager process as one bar, each part tied to its name.
struct MemoryChart {
  static let height = 264.0
  static let barWidth = 56.0
  static let rowHeight = 20.0

  let plan: Plan

  /// A part of the process.
  struct Part: Equatable {
    var name: String
    var bytes: Double
    var style: String
    var purpose: String
  }

  /// The parts that take any memory, from the bottom of the heap to the JVM's own.
  var parts: [Part] {
    plan.taskManagerParts.parts.compactMap { part in
      guard let look = Self.looks[part.name], part.bytes > 0 else { return nil }
      return Part(
        name: look.title, bytes: Double(part.bytes), style: look.style, purpose: look.purpose)
    }
  }

  /// By Flink's name of the part.
  private static let looks: [String: (title: String, style: String, purpose: String)] = [
    "framework_heap": ("framework heap", "memory-2", "Flink's own objects"),
    "task_heap": ("task heap", "memory-1", "objects of operators and user code"),
    "framework_offheap": ("framework off-heap", "memory-2", "Flink's own direct memory"),
    "task_offheap": ("task off-heap", "memory-2", "direct memory of user code"),
    "network": ("network", "memory-3", "buffers between subtasks"),
    "managed": ("managed", "memory-4", "the state backend's cache and write buffers"),
    "jvm_metaspace": ("JVM metaspace", "memory-5", "classes"),
    "jvm_overhead": ("JVM overhead", "memory-5", "threads, code cache, collector"),
  ]

  /// Where the parts begin and end, in bytes.
  var segments: Segments { Segments(parts.map { $0.bytes }) }

  /// Centres of the names, in pixels.
  var labelCentres: [Double] {
    let scale = Scale.linear(0...plan.taskManagerMemory.value)
    let wishes = segments.parts.map {
      LabelColumn.Wish(
        centre: scale.position(of: $0.centre) * Self.height, height: Self.rowHeight)
    }
    return LabelColumn.place(wishes, within: 0...Self.height)
  }

  var chart: Chart {
    let scale = Scale.linear(0...plan.taskManagerMemory.value)
    return Chart(
      title: title, layout: "column", height: Self.height,
      marks: zip(parts, segments.parts).map { part, segment in
        let top = scale.position(of: segment.start) * Self.height
        let bottom = scale.position(of: segment.end) * Self.height
        return bar(part, top: top, bottom: bottom)
      }
        + zip(segments.parts, labelCentres).map { segment, centre in
          leader(from: scale.position(of: segment.centre) * Self.height, to: centre)
        } + zip(parts, labelCentres).map(label))
  }

  private var title: String {
    let list = parts.map { "\($0.name) \(Format.memory(Bytes($0.bytes)))" }.joined(separator: ", ")
    return "A TaskManager of \(Format.memory(plan.taskManagerMemory)): \(list)."
  }

  private func bar(_ part: Part, top: Double, bottom: Double) -> Mark {
    .bar(
      Bar(
        x: .pixels(0), width: .pixels(Self.barWidth), y: top, height: bottom - top,
        style: "fill " + part.style))
  }

  private func leader(from middle: Double, to centre: Double) -> Mark {
    .rule(
      Rule(
        .pixels(Self.barWidth), middle, to: .pixels(Self.barWidth + 24), centre, style: "leader"))
  }

  private func label(_ part: Part, centre: Double) -> Mark {
    .text(
      Label(
        [
          .init(part.name + " "), .init(Format.memory(Bytes(part.bytes)), style: "strong"),
          .init("  " + part.purpose, style: "quiet aside"),
        ], x: .pixels(Self.barWidth + 30), y: centre + 4))
  }

  var table: Table {
    let total = plan.taskManagerMemory.value
    let rows = parts.map { ($0.name, $0.bytes) } + [("process", total)]
    return Table(
      caption: "Memory of one TaskManager",
      columns: [
        .init(title: "Part"), .init(title: "Size", unit: "bytes", isNumber: true),
        .init(title: "Share", isNumber: true),
      ],
      rows: rows.map {
        Table.Row(cells: [
          Datum($0.0), Datum(Format.memory(Bytes($0.1))), Datum(Format.share($0.1 / total)),
        ])
      })
  }

  var figure: ChartFigure {
    ChartFigure(
      caption: "One TaskManager's \(Format.memory(plan.taskManagerMemory))",
      drawing: chart.html, table: table)
  }
}
