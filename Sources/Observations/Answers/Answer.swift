internal import JSONReading

/// Takes the answers of Flink's REST API apart.
enum Answer {
  /// The tree of an answer, or one line that says what came instead.
  static func read(_ bytes: [UInt8], to question: Question) throws(Refusal) -> JSONNode {
    guard let first = bytes.first(where: { !" \n\r\t".utf8.contains($0) }) else {
      throw Refusal(
        "\(question.shown): the answer is empty", advice: "ask again, or save the answer again")
    }
    if first == UInt8(ascii: "<") {
      throw Refusal(
        "\(question.shown): the answer is a web page, not JSON",
        advice: """
          a proxy or a login page answered: name the REST address of the JobManager, with --header \
          for a token
          """)
    }
    let node: JSONNode
    do throws(UnreadableJSON) {
      var reader = JSONReader(bytes, file: question.file)
      node = try JSONNode(reading: &reader)
    } catch {
      throw Refusal(
        "\(question.shown): the answer is not JSON (\(error.diagnostic.message))",
        advice: "see that the address is a JobManager's REST API, or save the answer again")
    }
    if let message = node["errors"]?.elements.first?.text {
      throw Refusal(
        "\(question.shown): Flink answers: \(firstLine(of: message))",
        advice: "see that the job still runs, and that the address is right")
    }
    return node
  }

  /// Of a message that ends with a stack trace, without the class of the exception.
  private static func firstLine(of message: String) -> String {
    let line = message.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    let text = String(String.UnicodeScalarView(line.prefix(200)))
    guard let colon = text.firstRange(of: "Exception: ") else { return text }
    return String(text[colon.upperBound...])
  }

  /// Metrics by name; numbers that are no number, and metrics that are missing, are left out.
  static func metrics(_ node: JSONNode, _ key: String) -> [String: Double] {
    var metrics: [String: Double] = [:]
    for element in node.elements {
      guard let name = element["id"]?.text, let value = element[key]?.number else { continue }
      metrics[name] = value
    }
    return metrics
  }
}
