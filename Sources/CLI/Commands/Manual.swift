internal import ArgumentParser

/// The manual page, made from the same words as `--help`. `make install` and `make dist` call it.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page (roff).", shouldDisplay: false)

  func run() { Terminal.out(Self.page) }

  static var page: String {
    let commands = Headroom.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    let sections = commands.map { command in
      section(
        "headroom " + name(of: command), Headroom.helpMessage(for: command, columns: 76))
    }
    return ([header] + sections + [footer]).joined()
  }

  /// What the parser calls a command: its own name, or its type's.
  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? "\(command)".lowercased()
  }

  private static var header: String {
    """
    .TH HEADROOM 1 "" "headroom \(Version.number)" "User Commands"
    .SH NAME
    headroom \\- capacity handbooks for Apache Flink: sized, explained, rendered
    .SH SYNOPSIS
    .B headroom
    .I command
    [\\fIarguments\\fR]
    .br
    .B headroom \\-\\-version
    .SH DESCRIPTION
    Reads workload definitions and Markdown from a content folder, sizes every workload at every
    latency tier and rate, and renders a static site.

    """
  }

  private static func section(_ title: String, _ help: String) -> String {
    // The first line of a help text is the command's purpose behind a label.
    let words = help.hasPrefix("OVERVIEW: ") ? help.dropFirst("OVERVIEW: ".count) : help[...]
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(escaped)
    return ".SH \"\(title.uppercased())\"\n.nf\n" + lines.joined(separator: "\n") + "\n.fi\n"
  }

  /// Roff takes a dot or an apostrophe that begins a line, and any backslash, for its own.
  private static func escaped(_ line: Substring) -> String {
    let text = line.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) }.joined()
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  private static var footer: String {
    """
    .SH EXIT STATUS
    .TP
    0
    success
    .TP
    1
    the input has errors, a gate was crossed, or \\-\\-check failed
    .TP
    2
    the command line is wrong
    .TP
    3
    the machine failed: disk, network, a missing program
    .SH ENVIRONMENT
    .TP
    NO_COLOR
    if set and not empty, no color in messages
    .TP
    TMPDIR
    the folder for the temporary files of publish

    """
  }
}
