internal import Diagnostics
internal import Observations
internal import Programs

/// Asks Flink's REST API by curl, so that a team's proxies, certificates and tokens work as they do in
/// its shell.
struct Curl {
  private let curl: Program
  private let base: String
  /// What curl reads from its standard input, so that no token is in its arguments, which anybody on
  /// the machine can list.
  private let settings: [UInt8]

  /// The longest answer that is read, bytes.
  private static let answerLimit = 16 << 20
  /// How long one answer may take, seconds.
  private static let timeLimit = 20
  /// The variables by which curl finds proxies, certificates and its own settings.
  private static let variables = [
    "PATH", "HOME", "CURL_HOME", "XDG_CONFIG_HOME", "CURL_CA_BUNDLE", "SSL_CERT_FILE",
    "SSL_CERT_DIR", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
    "no_proxy", "NO_PROXY",
  ]

  /// - Parameters:
  ///   - address: of the JobManager's REST API.
  ///   - headers: lines that every request gets, or `@FILE` with such lines.
  init(_ machine: Machine, address: String, headers: [String]) throws {
    base = try Self.base(of: address)
    for header in headers { try Self.refuse(header: header) }
    settings = Array(headers.map { "header = \(Self.quoted($0))\n" }.joined().utf8)
    var environment = machine.variables.filter { Self.variables.contains($0.key) }
    environment["LC_ALL"] = "C"
    curl = Program(
      "curl", environment: environment, timeLimit: .seconds(Self.timeLimit + 5),
      outputLimit: Self.answerLimit + 1024, separatesOperands: true)
  }

  /// Where answers that are not JSON are told by `Answer`; here, what the network did.
  func answer(_ question: Question) throws(Refusal) -> [UInt8] {
    let result: ProgramOutput
    do throws(ProgramFailure) {
      result = try curl.run(
        [
          "--config", "-", "--silent", "--show-error", "--globoff", "--proto", "=http,https",
          "--max-redirs", "0", "--connect-timeout", "10", "--max-time", "\(Self.timeLimit)",
          "--max-filesize", "\(Self.answerLimit)", "--header", "Accept: application/json",
          "--write-out", "\n%{http_code}",
        ], operands: [base + question.address], input: settings)
    } catch {
      throw Self.refusal(error)
    }
    guard result.succeeded, let mark = result.output.lastIndex(of: UInt8(ascii: "\n")) else {
      throw Refusal(
        "\(question.address.prefix { $0 != "?" }): \(Self.complaint(in: result.errors))",
        advice: "see that the address is reachable from here: curl \(base)/config",
        isOfMachine: true)
    }
    let code = String(decoding: result.output[(mark + 1)...], as: UTF8.self)
    let body = Array(result.output[..<mark])
    switch code.first {
    case "2": return body
    case "3":
      throw Refusal(
        "the server redirects to another address (\(code))",
        advice: "name the address that it leads to; a login page needs a --header with a token")
    default:
      if code == "401" || code == "403" {
        throw Refusal(
          "the server refuses access (\(code))",
          advice: "give a token: --header 'Authorization: Bearer …', or --header @FILE")
      }
      // Flink says what is wrong in JSON.
      if body.first == UInt8(ascii: "{") { return body }
      throw Refusal(
        "\(question.address.prefix { $0 != "?" }): the server answers \(code)",
        advice: "name the REST address of the JobManager, such as http://localhost:8081")
    }
  }

  private static func refusal(_ failure: ProgramFailure) -> Refusal {
    switch failure {
    case .notInstalled:
      Refusal(
        "the program 'curl' is not installed",
        advice: "install curl, or read saved answers: --saved DIR, which --addresses explains",
        isOfMachine: true)
    case .outputLimit:
      Refusal(
        "an answer is longer than \(answerLimit >> 20) MiB",
        advice: "see that the address is a JobManager's REST API")
    case .timeLimit, .operandLikeOption, .notRun:
      Refusal(
        "\(failure)", advice: "see that the address is reachable from here", isOfMachine: true)
    }
  }

  /// `curl: (7) Failed to connect …` without what stands before.
  private static func complaint(in errors: String) -> String {
    let line = errors.split(separator: "\n").last { $0.hasPrefix("curl: ") } ?? "curl failed"
    guard let end = line.firstIndex(of: ")"), line.hasPrefix("curl: (") else { return String(line) }
    if line.hasPrefix("curl: (63)") {
      return "the answer is longer than \(answerLimit >> 20) MiB"
    }
    return String(line[line.index(after: end)...].drop { $0 == " " })
  }

  /// The address without a slash at its end.
  private static func base(of address: String) throws -> String {
    let lower = address.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
      throw Failure.usage(
        "'\(Redaction.redact(address))' is not an address of a REST API",
        hint: "write it as http://HOST:8081")
    }
    guard !address.contains("@") else {
      throw Failure.usage(
        "the address holds a name or a password, which others on this machine could read",
        hint: "give it as --header 'Authorization: Basic …', or --header @FILE")
    }
    guard
      address.unicodeScalars.allSatisfy({
        $0.isASCII && $0.value > 0x20 && $0.value != 0x7F && !"?#\\\"".unicodeScalars.contains($0)
      })
    else {
      throw Failure.usage(
        "'\(address)' is not an address of a REST API", hint: "write it as http://HOST:8081")
    }
    var base = address
    while base.hasSuffix("/") { base.removeLast() }
    return base
  }

  private static func refuse(header: String) throws {
    let isLine = header.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isLine, header.hasPrefix("@") || header.contains(":") else {
      throw Failure.usage(
        "--header is not a header line", hint: "write it as 'Authorization: Bearer …', or @FILE")
    }
  }

  /// As curl's settings quote a text.
  private static func quoted(_ text: String) -> String {
    "\"" + text.flatMap { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" } + "\""
  }
}
