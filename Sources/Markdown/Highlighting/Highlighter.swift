import Markup

/// Colors code at build time: spans with one-letter classes, no script in the page.
///
/// `k` keyword, `l` literal, `n` number, `s` string, `c` comment, `a` key or attribute, `t` type,
/// function or tag, `v` variable, `m` prompt, annotation or directive.
public enum Highlighter {
  /// The code as HTML; in a language that is not known it is plain text.
  public static func highlight(_ code: [UInt8], language: String) -> [UInt8] {
    var output = OutputBuffer(capacity: 2 * code.count)
    var writer = CodeWriter(code: code[...], tokens: tokens(code[...], language: language))
    writer.write(to: &output)
    return Array(output.bytes)
  }

  /// Whether code in the language is colored.
  public static func knows(_ language: String) -> Bool { CodeLanguage(named: language) != nil }

  static func tokens(_ code: ArraySlice<UInt8>, language: String) -> [Token] {
    guard let language = CodeLanguage(named: language) else { return [] }
    var lexer = Lexer(code)
    switch language {
    case .yaml: lexer.lexYAML()
    case .json: lexer.lexJSON()
    case .properties: lexer.lexProperties()
    case .xml: lexer.lexXML()
    case .dockerfile: lexer.lexDockerfile()
    case .bash: lexer.lexShell(hasPrompts: false)
    case .console: lexer.lexShell(hasPrompts: true)
    case .sql: lexer.lexProgram(.sql)
    case .java: lexer.lexProgram(.java)
    case .python: lexer.lexProgram(.python)
    case .hcl: lexer.lexProgram(.hcl)
    case .text: break
    }
    return lexer.tokens
  }
}

/// The languages that handbooks show.
enum CodeLanguage {
  case yaml, json, sql, java, python, bash, console, properties, xml, hcl, dockerfile, text

  init?(named name: String) {
    switch name.lowercased() {
    case "yaml", "yml": self = .yaml
    case "json", "jsonc", "json5", "jsonl", "ndjson": self = .json
    case "sql", "flinksql", "flink-sql": self = .sql
    case "java": self = .java
    case "python", "py", "python3": self = .python
    case "bash", "sh", "shell", "zsh": self = .bash
    case "console", "shell-session", "terminal": self = .console
    case "properties", "ini", "conf", "dotenv", "env", "toml": self = .properties
    case "xml", "html", "svg", "pom": self = .xml
    case "hcl", "tf", "terraform": self = .hcl
    case "dockerfile", "docker": self = .dockerfile
    case "text", "txt", "plain", "plaintext": self = .text
    default: return nil
    }
  }
}
