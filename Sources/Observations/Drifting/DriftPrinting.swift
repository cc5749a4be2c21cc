internal import Markup
public import Report

extension Drift {
  /// The findings, the worse first within each resource.
  public var table: Table {
    Table(
      caption: "What is deployed against the plan",
      columns: ["Resource", "Setting", "Planned", "Deployed", "Verdict", "What it means"].map {
        .init(title: $0)
      },
      rows: findings.map { finding in
        Table.Row(cells: [
          Datum(finding.resource), Datum(finding.setting), Datum(finding.planned ?? "–"),
          Datum(finding.deployed ?? "–"), Datum(finding.verdict.rawValue),
          Datum(finding.consequence),
        ])
      })
  }

  /// One line about all of it.
  public var summary: String {
    let of = Format.counted(compared, "deployed cluster")
    let rest =
      absent.isEmpty
      ? ""
      : "; not in the input: \(absent.prefix(5).joined(separator: ", "))\(absent.count > 5 ? ", …" : "")"
    if findings.isEmpty { return "\(of): as planned\(rest)" }
    let counts = Finding.Verdict.allCases.compactMap { verdict -> String? in
      let count = findings.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(Format.count(count)) \(verdict.rawValue)"
    }
    return "\(of): \(counts.joined(separator: ", "))\(rest)"
  }

  /// The findings and figures for programs: `headroom.drift/1`.
  public var json: [UInt8] {
    var json = JSON()
    json.object { json in
      json.field("schema", "headroom.drift/1")
      json.field("compared", compared)
      json.key("absent")
      json.array { for name in absent { $0.value(name) } }
      json.key("clusters")
      json.array { json in
        for cluster in clusters { cluster.write(&json) }
      }
      json.key("findings")
      json.array { json in
        for finding in findings {
          json.object {
            $0.field("resource", finding.resource)
            $0.field("setting", finding.setting)
            $0.field("planned", finding.planned)
            $0.field("deployed", finding.deployed)
            $0.field("verdict", finding.verdict.rawValue)
            $0.field("consequence", finding.consequence)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension ClusterFigures {
  fileprivate func write(_ json: inout JSON) {
    json.object { json in
      json.field("name", name)
      for figure in figures {
        json.key(figure.metric.name)
        json.object {
          $0.field("planned", figure.planned ?? .nan)
          $0.field("deployed", figure.deployed ?? .nan)
        }
      }
    }
  }
}
