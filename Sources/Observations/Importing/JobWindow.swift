internal import Report
internal import Sizing

/// The windows of an operator, as the plan's text and the operators' names give them.
struct JobWindow: Equatable {
  var size: Seconds
  /// Nil for tumbling windows.
  var slide: Seconds?
  /// Whether every record is written to each of its windows, as the DataStream API does.
  var writesPanes = false
  /// Keys whose windows closed, a second; nil where nothing counts them.
  var closings: RecordsPerSecond?

  /// Time from the start of a window to that of the next.
  var step: Seconds { slide ?? size }
  var copies: Double { max(1, size / step) }

  /// - Parameter text: of one operator: `GlobalWindowAggregate(groupBy=[k], window=[TUMBLE(…, size=[10 s])]`.
  ///   Nil without windows, and for sessions, which have no fixed length.
  init?(in text: String) {
    if let list = Self.arguments(of: "TUMBLE(", in: text), let size = Self.time("size=[", list) {
      self.init(size: size, slide: nil)
    } else if let list = Self.arguments(of: "HOP(", in: text), let size = Self.time("size=[", list),
      let slide = Self.time("slide=[", list)
    {
      self.init(size: size, slide: slide)
    } else if let list = Self.arguments(of: "CUMULATE(", in: text),
      let size = Self.time("max_size=[", list), let step = Self.time("step=[", list)
    {
      self.init(size: size, slide: step)
    } else if let window = Self.ofDataStream(text) ?? Self.ofGroupWindow(text) {
      self = window
    } else {
      return nil
    }
    guard step.value > 0, size >= step else { return nil }
  }

  init(size: Seconds, slide: Seconds?, writesPanes: Bool = false) {
    self.size = size
    self.slide = slide
    self.writesPanes = writesPanes
  }

  /// `TumblingEventTimeWindows(10000)`, `SlidingEventTimeWindows(30000, 10000)`, in milliseconds.
  private static func ofDataStream(_ text: String) -> JobWindow? {
    for time in ["EventTime", "ProcessingTime"] {
      if let size = numbers(of: "Tumbling\(time)Windows(", in: text).first {
        return JobWindow(size: Seconds(size / 1000), slide: nil, writesPanes: true)
      }
      let both = numbers(of: "Sliding\(time)Windows(", in: text)
      if both.count > 1 {
        return JobWindow(
          size: Seconds(both[0] / 1000), slide: Seconds(both[1] / 1000), writesPanes: true)
      }
    }
    return nil
  }

  /// `TumblingGroupWindow('w$, ts, 10000)`, `SlidingGroupWindow('w$, ts, 30000, 10000)`.
  private static func ofGroupWindow(_ text: String) -> JobWindow? {
    if let size = numbers(of: "TumblingGroupWindow(", in: text).last {
      return JobWindow(size: Seconds(size / 1000), slide: nil)
    }
    let both = numbers(of: "SlidingGroupWindow(", in: text).suffix(2)
    guard both.count == 2, let size = both.first, let slide = both.last else { return nil }
    return JobWindow(size: Seconds(size / 1000), slide: Seconds(slide / 1000))
  }

  private static func arguments(of function: String, in text: String) -> Substring? {
    guard let start = text.firstRange(of: function) else { return nil }
    return text[start.upperBound...].prefix { $0 != ")" }
  }

  private static func numbers(of function: String, in text: String) -> [Double] {
    (arguments(of: function, in: text) ?? "").split(separator: ",").compactMap { part in
      Double(String(part.drop { $0 == " " }))
    }.filter { $0.isFinite }
  }

  /// `10 s` behind a key, as Flink writes times: a whole number of one unit.
  private static func time(_ key: String, _ text: Substring) -> Seconds? {
    // `size=[` is the end of `max_size=[` too.
    guard
      let range = text.ranges(of: key).first(where: { range in
        range.lowerBound == text.startIndex || text[text.index(before: range.lowerBound)] != "_"
      })
    else { return nil }
    let words = text[range.upperBound...].prefix { $0 != "]" }.split(separator: " ")
    let units = [
      ("ms", 1e-3), ("s", 1), ("min", 60), ("h", 3600), ("d", 86_400),
    ]
    guard words.count == 2, let number = Double(words[0]), number.isFinite,
      let unit = units.first(where: { $0.0 == words[1] })?.1
    else { return nil }
    return Seconds(number * unit)
  }
}

extension JobWindow {
  /// The windows of a job's operators, by vertex and operator: `GlobalWindowAggregate[6]`.
  static func all(of answers: JobAnswers) -> [Int: [String: JobWindow]] {
    let nodes = answers.job["plan"]?["nodes"]?.elements ?? []
    let window = answers.end.time - answers.begin.time
    var found: [Int: [String: JobWindow]] = [:]
    for (place, vertex) in answers.vertices.enumerated() {
      let text = nodes.first { $0["id"]?.text == vertex.id }?["description"]?.text ?? ""
      for name in vertex.name.split(separator: " -> ").map(String.init) {
        guard var own = JobWindow(in: Self.text(of: name, in: text)) else { continue }
        own.closings = closings(of: name, answers, place, over: window)
        found[place, default: [:]][Observation.word(name)] = own
      }
    }
    return found
  }

  /// What the plan says of an operator: that behind `[6]:`, which is in its name. Operators of a
  /// DataStream job have no such number; theirs is all in the name.
  private static func text(of name: String, in description: String) -> String {
    guard let open = name.lastIndex(of: "["), let close = name[open...].firstIndex(of: "]"),
      let start = description.firstRange(of: name[open...close] + ":")
    else { return name }
    let rest = description[start.upperBound...]
    return String(rest[..<(rest.firstRange(of: "<br/>")?.lowerBound ?? rest.endIndex)])
  }

  /// Records that the operator gave: one for each key and window that closed.
  private static func closings(
    of name: String, _ answers: JobAnswers, _ place: Int, over window: Double
  ) -> RecordsPerSecond? {
    let metric = SourceMetrics.recordsOut(ofOperator: name)
    guard let before = answers.begin.metrics[place][metric],
      let after = answers.end.metrics[place][metric], after > before
    else { return nil }
    return RecordsPerSecond((after - before) / window)
  }
}
