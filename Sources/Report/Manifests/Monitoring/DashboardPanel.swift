internal import Markup

/// One panel of a dashboard: what is measured, and beside it what is planned.
struct DashboardPanel: Equatable, Sendable {
  /// How Grafana prints the values: https://grafana.com/docs, "Standard options", unit.
  enum Unit: String, Sendable {
    case count = "short"
    case seconds = "s"
    case milliseconds = "ms"
    case bytes = "bytes"
  }

  var title: String
  /// What it is compared with, and what it means to be beyond it.
  var about: String
  var unit: Unit
  var expression: String
  /// What the series are called: text, and labels as `{{task_name}}`.
  var legend: String
  /// Drawn beside what is measured; nil: the plan says nothing of it.
  var planned: Double?
  /// Where the alert begins, a dashed line.
  var limit: Double?
}

extension DashboardPanel {
  /// - Parameters:
  ///   - place: in the grid of 24 columns.
  func write(_ json: inout JSON, id: Int, at place: (x: Int, y: Int)) {
    json.breakLine()
    json.object { json in
      json.field("id", id)
      json.field("type", "timeseries")
      json.field("title", title)
      json.field("description", about)
      json.key("datasource")
      Self.source(&json)
      json.key("gridPos")
      Dashboard.position(&json, x: place.x, y: place.y, width: Self.width, height: Self.height)
      json.key("fieldConfig")
      fieldConfig(&json)
      json.key("options")
      Self.options(&json)
      json.key("targets")
      json.array { json in
        Self.target(&json, "A", expression, legend)
        if let planned { Self.target(&json, "B", "vector(\(planned.digits))", "planned") }
      }
    }
  }

  static let (width, height) = (8, 8)

  private static func source(_ json: inout JSON) {
    json.object {
      $0.field("type", "prometheus")
      $0.field("uid", "${datasource}")
    }
  }

  private static func target(
    _ json: inout JSON, _ id: String, _ expression: String, _ legend: String
  ) {
    json.object { json in
      json.field("refId", id)
      json.key("datasource")
      source(&json)
      json.field("editorMode", "code")
      json.field("expr", expression)
      json.field("legendFormat", legend)
      json.field("range", true)
    }
  }

  private func fieldConfig(_ json: inout JSON) {
    json.object { json in
      json.key("defaults")
      json.object { json in
        json.field("unit", unit.rawValue)
        json.field("min", 0)
        json.key("custom")
        json.object { json in
          json.field("fillOpacity", 10)
          json.key("thresholdsStyle")
          json.object { $0.field("mode", limit == nil ? "off" : "dashed") }
        }
        json.key("thresholds")
        thresholds(&json)
      }
      json.key("overrides")
      json.array { if planned != nil { Self.plannedLine(&$0) } }
    }
  }

  private func thresholds(_ json: inout JSON) {
    json.object { json in
      json.field("mode", "absolute")
      json.key("steps")
      json.array { json in
        json.object {
          $0.field("color", "green")
          $0.field("value", Int?.none)
        }
        guard let limit else { return }
        json.object {
          $0.field("color", "red")
          $0.field("value", limit)
        }
      }
    }
  }

  /// Gray and without filling, so that it is not taken for a measurement.
  private static func plannedLine(_ json: inout JSON) {
    json.object { json in
      json.key("matcher")
      json.object {
        $0.field("id", "byName")
        $0.field("options", "planned")
      }
      json.key("properties")
      json.array { json in
        json.object { json in
          json.field("id", "color")
          json.key("value")
          json.object {
            $0.field("mode", "fixed")
            $0.field("fixedColor", "text")
          }
        }
        json.object {
          $0.field("id", "custom.fillOpacity")
          $0.field("value", 0)
        }
      }
    }
  }

  private static func options(_ json: inout JSON) {
    json.object { json in
      json.key("legend")
      json.object {
        $0.field("displayMode", "list")
        $0.field("placement", "bottom")
        $0.field("showLegend", true)
      }
      json.key("tooltip")
      json.object {
        $0.field("mode", "multi")
        $0.field("sort", "none")
      }
    }
  }
}
