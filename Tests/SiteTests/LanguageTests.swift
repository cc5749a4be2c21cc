import Diagnostics
import Pages
import Settings
import Testing

@testable import Site

/// What the frame says, by the site's language.
@Suite struct Languages {
  private static let pages = [
    "index.md": "# Hallo\n\n## Eins\n\n- [x] a\n\n> [!NOTE]\n> b[^1]\n\n## Zwei\n\n[^1]: c\n",
    "a.md": "# A\n\n!!! warning\n    d\n",
  ]

  @Test func speaksItsLanguage() {
    let site = SiteTest(Self.pages) { $0.language = "de-AT" }.reports()
    let page = site.page("")
    #expect(page.contains("<html lang=\"de-AT\"><head>"))
    for words in [
      ">Zum Inhalt springen</a>", "aria-label=\"Handbuch\"", "<p>Auf dieser Seite</p>",
      "<small>Weiter</small>A</a>", "aria-label=\"Erledigt\"",
      "<p class=\"admonition-title\">Hinweis</p>", "aria-label=\"Zurück zum Verweis 1\"",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(site.page("a/").contains("<p class=\"admonition-title\">Warnung</p>"))
    let notFound = site.files["404.html"] ?? ""
    #expect(
      notFound.contains(
        "gibt es keine Seite. Vielleicht wurde sie verschoben. Gehen Sie zur <a href=\"/index.html\">Startseite</a> oder suchen Sie danach."
      ))
    #expect(site.page("print/").contains("<title>Capacity handbook auf einer Seite</title>"))
  }

  @Test(arguments: [("de", "de"), ("fr", "fr"), ("es", "es"), ("ja", "ja")])
  func leavesNoEnglishInTheFrame(_ code: String, _ language: String) throws {
    let site = SiteTest(Self.pages) { $0.language = code }
    let language = try #require(FrameLanguage(rawValue: language))
    for word in FrameWord.allCases {
      let (english, own) = (word.translations[.english], word.translations[language])
      // The theme switch has names in small letters, which its script remembers too.
      if english == own || english.contains("{}") || english.first?.isLowercase == true { continue }
      for (path, text) in site.files where path.hasSuffix(".html") || path.hasSuffix(".js") {
        #expect(!text.contains(">\(english)<"), "\(path)")
        #expect(!text.contains("\"\(english)\""), "\(path)")
      }
    }
  }

  /// A word that English fills is filled in every language, and none is empty.
  @Test func fillsTheSamePlaces() {
    for word in FrameWord.allCases {
      for language in FrameLanguage.allCases {
        let text = word.translations[language]
        #expect(!text.isEmpty)
        #expect(
          text.ranges(of: "{}").count == word.translations[.english].ranges(of: "{}").count,
          "\(word) \(language)")
      }
    }
  }

  /// The scripts have the words they show, and no others.
  @Test func givesScriptsTheirWords() {
    let files = SiteTest(["index.md": "# A\n"]).files
    for (path, script) in [
      ("assets/theme.js", FrameWord.Script.theme), ("assets/handbook.js", .handbook),
      ("assets/search.js", .search),
    ] {
      let shown = (files[path] ?? "").matches(of: #/wording\.(\w+)/#).map { String($0.output.1) }
      let given = FrameWord.allCases.filter { $0.script == script }.map(\.rawValue)
      #expect(Set(shown) == Set(given), "\(path)")
    }
  }

  @Test func readsWordsOfOnesOwn() {
    let all = FrameWord.allCases.map {
      "\($0.rawValue): \"<\($0.rawValue)>\($0.translations[.english].contains("{}") ? " {}" : "")\"\n"
    }.filter { !$0.hasPrefix("rowsShown") }.joined()
    let complete = all + "rowsShown: \"{} a {}\"\n"
    let site = SiteTest(Self.pages.merging(["theme/words/pt.yaml": complete]) { $1 }) {
      $0.language = "pt-BR"
    }.reports()
    #expect(site.page("").contains(">&lt;skip&gt;</a>"))
    #expect((site.files["assets/handbook.js"] ?? "").contains("copy>\""))
    #expect(site.files["theme/words/pt.yaml"] == nil)
  }

  @Test func tellsOnceOfWordsThatAreMissing() {
    SiteTest(Self.pages) { $0.language = "pt" }.reports("handbook.yaml:1:1 untranslated-frame")
    SiteTest(Self.pages.merging(["theme/words/pt.yaml": "skip: Saltar\n"]) { $1 }) {
      $0.language = "pt"
    }.reports("theme/words/pt.yaml:1:1 untranslated-frame")
    // Over words that the program brings, a file may have a few.
    let site = SiteTest(Self.pages.merging(["theme/words/de.yaml": "handbook: Heft\n"]) { $1 }) {
      $0.language = "de"
    }.reports()
    #expect(site.page("").contains("aria-label=\"Heft\""))
  }

  @Test func saysWhatIsWrongWithWords() {
    SiteTest(
      [
        "index.md": "# A\n",
        "theme/words/en.yaml": "skp: Go\nmanyResults: some\nskip: [a]\n",
        "theme/words/fr.yaml": "skip: Aller\n",
      ], checksPages: false
    ).reports(
      "theme/words/en.yaml:1:1 unknown-key", "theme/words/en.yaml:2:14 words-placeholder",
      "theme/words/en.yaml:3:7 wrong-type", "theme/words/fr.yaml:1:1 unused-theme-file")
  }

  @Test func runsFromRightToLeft() {
    let site = SiteTest(["index.md": "# A\n", "b.md": "# B\n"]) { $0.language = "ar" }
    #expect(site.page("").contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(site.page("print/").contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect((site.files["404.html"] ?? "").contains("<html lang=\"ar\" dir=\"rtl\">"))
  }

  @Test(arguments: [
    ("he", true), ("fa-IR", true), ("az-Arab", true), ("pa-Guru-IN", false), ("ur-Latn", false),
    ("de", false), ("zh-Hant-TW", false),
  ])
  func knowsDirections(_ tag: String, _ isRightToLeft: Bool) throws {
    #expect(try LanguageTag(tag).isRightToLeft == isRightToLeft)
  }

  @Test(arguments: [
    ("german", "write its code of two or three letters, as 'de' or 'pt-BR'"),
    ("de_DE", "write its code of two or three letters, as 'de' or 'pt-BR'"),
    ("en-", "write its code of two or three letters, as 'de' or 'pt-BR'"),
    ("jp", "'jp' is a country: write 'ja'"), ("cn-hk", "'cn' is a country: write 'zh-HK'"),
  ])
  func checksTheTag(_ text: String, _ hint: String) {
    let problems = Problems()
    let settings = YAML.parse(
      "title: A\nlanguage: \(text)\n", file: "handbook.yaml", problems: problems)?
      .mapping { SiteSettings(reading: $0) }
    #expect(settings?.language == "en")
    #expect(problems.all.map(\.id) == ["not-a-language"])
    #expect(problems.all.first?.hint == hint)
  }
}
