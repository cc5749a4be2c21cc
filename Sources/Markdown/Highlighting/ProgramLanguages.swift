extension ProgramRules {
  static let java = ProgramRules(
    words: WordTable(
      keywords: """
        abstract assert break case catch class const continue default do else enum extends final
        finally for goto if implements import instanceof interface native new package private
        protected public record return sealed permits static strictfp super switch synchronized
        this throw throws transient try var volatile while yield
        """,
      literals: "true false null",
      types: "boolean byte char double float int long short void"),
    quotes: ByteSet("\"'"), hasTripleQuotes: true, hasAnnotations: true, capitalsAreTypes: true)

  static let python = ProgramRules(
    words: WordTable(
      keywords: """
        and as assert async await break class continue def del elif else except finally for from
        global if import in is lambda match nonlocal not or pass raise return try while with yield
        case self
        """,
      literals: "True False None",
      types: """
        int float str bytes bool list dict set tuple object print len range open type isinstance
        enumerate zip map filter sorted sum min max any all super
        """),
    lineComments: ByteSet("#"), hasSlashComments: false, quotes: ByteSet("\"'"),
    hasTripleQuotes: true, hasAnnotations: true, capitalsAreTypes: true)

  static let hcl = ProgramRules(
    words: WordTable(
      keywords: """
        resource data variable output module provider terraform locals backend required_providers
        dynamic for_each for in if else endif endfor lifecycle provisioner connection moved import
        check count depends_on
        """,
      literals: "true false null", types: "string number bool list map set object tuple any"),
    lineComments: ByteSet("#"), hasKeys: true)
}
