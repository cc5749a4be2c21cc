/// What the frame around the content says, by the key that a words file gives it. `{}` stands for
/// what is put in: a number, a title, a link.
enum FrameWord: String, CaseIterable, Sendable {
  case skip, handbook, navigation, openNavigation, closeNavigation, breadcrumb, repository
  case search, searchHandbook, theme, themeSystem, themeLight, themeDark
  case onThisPage, steps, previous, next
  case editPage, lastChanged, onOnePage
  case moved, notFound, notFoundText, notFoundAdvice, homePage
  case releases, release, printTitle, printDescription, backToHandbook, contents
  // Content that the frame dresses.
  case done, toDo, backToReference, table
  case note, tip, info, important, warning, caution, danger, success, example
  // What scripts show.
  case wrap, copy, download, copied, notCopied, showAllLines
  case filterRows, filterRowsOf, rowsShown, noRowMatches, all, downloadShown, linkToRow
  case close, results, oneResult, manyResults, nothingFound, notLoaded, recent, pages, searchKeys

  /// A script of the theme that shows words.
  enum Script { case theme, handbook, search }

  /// The script that shows it; nil for the words that pages have.
  var script: Script? {
    switch self {
    case .skip, .handbook, .openNavigation, .closeNavigation, .breadcrumb, .repository, .onThisPage,
      .steps, .previous, .next, .editPage, .lastChanged, .onOnePage, .moved, .notFound,
      .notFoundText,
      .notFoundAdvice, .homePage, .releases, .release, .printTitle, .printDescription,
      .backToHandbook, .contents, .done, .toDo, .backToReference, .note, .tip, .info, .important,
      .warning, .caution, .danger, .success, .example:
      nil
    case .theme, .themeSystem, .themeLight, .themeDark: .theme
    case .navigation, .wrap, .copy, .download, .copied, .notCopied, .showAllLines, .filterRows,
      .filterRowsOf, .rowsShown, .noRowMatches, .all, .downloadShown, .linkToRow, .table:
      .handbook
    case .search, .searchHandbook, .close, .results, .oneResult, .manyResults, .nothingFound,
      .notLoaded, .recent, .pages, .searchKeys:
      .search
    }
  }
}

/// The languages that the program brings words of, by their codes.
enum FrameLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"
  case japanese = "ja"
}

/// A word in each of these languages.
struct Translations {
  private let english, german, french, spanish, japanese: String

  fileprivate init(_ en: String, de: String, fr: String, es: String, ja: String) {
    (english, german, french, spanish, japanese) = (en, de, fr, es, ja)
  }

  subscript(language: FrameLanguage) -> String {
    switch language {
    case .english: english
    case .german: german
    case .french: french
    case .spanish: spanish
    case .japanese: japanese
    }
  }
}

extension FrameWord {
  /// The one table of what the frame says.
  var translations: Translations {
    switch self {
    case .skip:
      Translations(
        "Skip to the content", de: "Zum Inhalt springen", fr: "Aller au contenu",
        es: "Ir al contenido", ja: "本文へ移動")
    case .handbook:
      Translations("Handbook", de: "Handbuch", fr: "Manuel", es: "Manual", ja: "ハンドブック")
    case .navigation:
      Translations(
        "Navigation", de: "Navigation", fr: "Navigation", es: "Navegación", ja: "ナビゲーション")
    case .openNavigation:
      Translations(
        "Open navigation", de: "Navigation öffnen", fr: "Ouvrir la navigation",
        es: "Abrir la navegación", ja: "ナビゲーションを開く")
    case .closeNavigation:
      Translations(
        "Close navigation", de: "Navigation schließen", fr: "Fermer la navigation",
        es: "Cerrar la navegación", ja: "ナビゲーションを閉じる")
    case .breadcrumb:
      Translations(
        "Breadcrumb", de: "Pfad", fr: "Fil d’Ariane", es: "Ruta de navegación", ja: "現在の位置")
    case .repository:
      Translations("Repository", de: "Repository", fr: "Dépôt", es: "Repositorio", ja: "リポジトリ")
    case .search: Translations("Search", de: "Suche", fr: "Recherche", es: "Buscar", ja: "検索")
    case .searchHandbook:
      Translations(
        "Search the handbook", de: "Im Handbuch suchen", fr: "Rechercher dans le manuel",
        es: "Buscar en el manual", ja: "ハンドブックを検索")
    case .theme:
      Translations("Theme", de: "Farbschema", fr: "Thème", es: "Tema", ja: "テーマ")
    case .themeSystem:
      Translations("system", de: "wie das System", fr: "système", es: "sistema", ja: "システム")
    case .themeLight: Translations("light", de: "hell", fr: "clair", es: "claro", ja: "ライト")
    case .themeDark: Translations("dark", de: "dunkel", fr: "sombre", es: "oscuro", ja: "ダーク")
    case .onThisPage:
      Translations(
        "On this page", de: "Auf dieser Seite", fr: "Sur cette page", es: "En esta página",
        ja: "このページの内容")
    case .steps:
      Translations(
        "Previous and next page", de: "Vorherige und nächste Seite",
        fr: "Pages précédente et suivante", es: "Páginas anterior y siguiente", ja: "前後のページ")
    case .previous:
      Translations("Previous", de: "Zurück", fr: "Précédent", es: "Anterior", ja: "前へ")
    case .next: Translations("Next", de: "Weiter", fr: "Suivant", es: "Siguiente", ja: "次へ")
    case .editPage:
      Translations(
        "Edit this page", de: "Diese Seite bearbeiten", fr: "Modifier cette page",
        es: "Editar esta página", ja: "このページを編集")
    case .lastChanged:
      Translations(
        "Last changed {}", de: "Zuletzt geändert: {}", fr: "Dernière modification : {}",
        es: "Último cambio: {}", ja: "最終更新: {}")
    case .onOnePage:
      Translations(
        "The handbook on one page", de: "Das Handbuch auf einer Seite",
        fr: "Le manuel en une page", es: "El manual en una página", ja: "全体を1ページで表示")
    case .moved:
      Translations(
        "This page has moved: {}", de: "Diese Seite ist umgezogen: {}",
        fr: "Cette page a été déplacée : {}", es: "Esta página se ha movido: {}",
        ja: "このページは移動しました: {}")
    case .notFound:
      Translations(
        "Page not found", de: "Seite nicht gefunden", fr: "Page introuvable",
        es: "Página no encontrada", ja: "ページが見つかりません")
    case .notFoundText:
      Translations(
        "There is no page at this address.", de: "Unter dieser Adresse gibt es keine Seite.",
        fr: "Il n’y a pas de page à cette adresse.", es: "No hay ninguna página en esta dirección.",
        ja: "このアドレスにページはありません。")
    case .notFoundAdvice:
      Translations(
        "It may have moved. Go to {}, or search for it.",
        de: "Vielleicht wurde sie verschoben. Gehen Sie zur {} oder suchen Sie danach.",
        fr: "Elle a peut-être été déplacée. Allez à {}, ou cherchez-la.",
        es: "Puede que se haya movido. Vaya a {} o búsquela.",
        ja: "移動した可能性があります。{}を開くか、検索してください。")
    case .homePage:
      Translations(
        "the home page", de: "Startseite", fr: "la page d’accueil", es: "la página de inicio",
        ja: "ホームページ")
    case .releases:
      Translations("Releases", de: "Versionen", fr: "Versions", es: "Versiones", ja: "リリース")
    case .release:
      Translations(
        "Release {}", de: "Version {}", fr: "Version {}", es: "Versión {}", ja: "リリース {}")
    case .printTitle:
      Translations(
        "{} on one page", de: "{} auf einer Seite", fr: "{} en une page", es: "{} en una página",
        ja: "{}（1ページ版）")
    case .printDescription:
      Translations(
        "Every page of {}, for paper and PDF.", de: "Alle Seiten von {}, für Papier und PDF.",
        fr: "Toutes les pages de {}, pour le papier et le PDF.",
        es: "Todas las páginas de {}, para papel y PDF.", ja: "{}の全ページ（印刷・PDF用）")
    case .backToHandbook:
      Translations(
        "Back to the handbook", de: "Zurück zum Handbuch", fr: "Retour au manuel",
        es: "Volver al manual", ja: "ハンドブックに戻る")
    case .contents:
      Translations("Contents", de: "Inhalt", fr: "Sommaire", es: "Contenido", ja: "目次")
    case .done: Translations("Done", de: "Erledigt", fr: "Fait", es: "Hecho", ja: "完了")
    case .toDo: Translations("To do", de: "Offen", fr: "À faire", es: "Pendiente", ja: "未完了")
    case .backToReference:
      Translations(
        "Back to reference {}", de: "Zurück zum Verweis {}", fr: "Retour à la référence {}",
        es: "Volver a la referencia {}", ja: "参照{}に戻る")
    case .table: Translations("Table", de: "Tabelle", fr: "Tableau", es: "Tabla", ja: "表")
    case .note: Translations("Note", de: "Hinweis", fr: "Remarque", es: "Nota", ja: "注記")
    case .tip: Translations("Tip", de: "Tipp", fr: "Astuce", es: "Consejo", ja: "ヒント")
    case .info:
      Translations("Info", de: "Info", fr: "Info", es: "Información", ja: "情報")
    case .important:
      Translations("Important", de: "Wichtig", fr: "Important", es: "Importante", ja: "重要")
    case .warning:
      Translations("Warning", de: "Warnung", fr: "Avertissement", es: "Advertencia", ja: "警告")
    case .caution:
      Translations("Caution", de: "Vorsicht", fr: "Attention", es: "Precaución", ja: "注意")
    case .danger: Translations("Danger", de: "Gefahr", fr: "Danger", es: "Peligro", ja: "危険")
    case .success: Translations("Success", de: "Erfolg", fr: "Succès", es: "Éxito", ja: "成功")
    case .example: Translations("Example", de: "Beispiel", fr: "Exemple", es: "Ejemplo", ja: "例")
    case .wrap:
      Translations(
        "Wrap", de: "Umbrechen", fr: "Retour à la ligne", es: "Ajustar líneas", ja: "折り返し")
    case .copy: Translations("Copy", de: "Kopieren", fr: "Copier", es: "Copiar", ja: "コピー")
    case .download:
      Translations(
        "Download", de: "Herunterladen", fr: "Télécharger", es: "Descargar", ja: "ダウンロード")
    case .copied: Translations("Copied", de: "Kopiert", fr: "Copié", es: "Copiado", ja: "コピーしました")
    case .notCopied:
      Translations(
        "Not copied", de: "Nicht kopiert", fr: "Non copié", es: "No copiado", ja: "コピーできません")
    case .showAllLines:
      Translations(
        "Show all {} lines", de: "Alle {} Zeilen zeigen", fr: "Afficher les {} lignes",
        es: "Mostrar las {} líneas", ja: "全{}行を表示")
    case .filterRows:
      Translations(
        "Filter rows", de: "Zeilen filtern", fr: "Filtrer les lignes", es: "Filtrar filas",
        ja: "行を絞り込む")
    case .filterRowsOf:
      Translations(
        "Filter rows of {}", de: "Zeilen filtern: {}", fr: "Filtrer les lignes : {}",
        es: "Filtrar filas: {}", ja: "行を絞り込む: {}")
    case .rowsShown:
      Translations("{} of {}", de: "{} von {}", fr: "{} sur {}", es: "{} de {}", ja: "{} / {}")
    case .noRowMatches:
      Translations(
        "No row matches", de: "Keine Zeile passt", fr: "Aucune ligne ne correspond",
        es: "Ninguna fila coincide", ja: "一致する行はありません")
    case .all:
      Translations("{}: all", de: "{}: alle", fr: "{} : tout", es: "{}: todo", ja: "{}: すべて")
    case .downloadShown:
      Translations(
        "Download what is shown", de: "Angezeigtes herunterladen",
        fr: "Télécharger ce qui est affiché", es: "Descargar lo que se muestra",
        ja: "表示中の行をダウンロード")
    case .linkToRow:
      Translations(
        "Link to this row", de: "Link zu dieser Zeile", fr: "Lien vers cette ligne",
        es: "Enlace a esta fila", ja: "この行へのリンク")
    case .close: Translations("Close", de: "Schließen", fr: "Fermer", es: "Cerrar", ja: "閉じる")
    case .results:
      Translations("Results", de: "Treffer", fr: "Résultats", es: "Resultados", ja: "検索結果")
    case .oneResult:
      Translations("1 result", de: "1 Treffer", fr: "1 résultat", es: "1 resultado", ja: "1件")
    case .manyResults:
      Translations(
        "{} results", de: "{} Treffer", fr: "{} résultats", es: "{} resultados", ja: "{}件")
    case .nothingFound:
      Translations(
        "Nothing found. Try fewer or shorter words.",
        de: "Nichts gefunden. Versuchen Sie es mit weniger oder kürzeren Wörtern.",
        fr: "Aucun résultat. Essayez des mots moins nombreux ou plus courts.",
        es: "Sin resultados. Pruebe con menos palabras o más cortas.",
        ja: "見つかりません。語を減らすか短くしてください。")
    case .notLoaded:
      Translations(
        "The search index could not be loaded.", de: "Der Suchindex konnte nicht geladen werden.",
        fr: "L’index de recherche n’a pas pu être chargé.",
        es: "No se pudo cargar el índice de búsqueda.", ja: "検索索引を読み込めませんでした。")
    case .recent:
      Translations("Recent", de: "Zuletzt geöffnet", fr: "Récents", es: "Recientes", ja: "最近")
    case .pages: Translations("Pages", de: "Seiten", fr: "Pages", es: "Páginas", ja: "ページ")
    case .searchKeys:
      Translations(
        "↑ ↓ to choose, Enter to open, Esc to close",
        de: "↑ ↓ wählt, Enter öffnet, Esc schließt",
        fr: "↑ ↓ pour choisir, Entrée pour ouvrir, Échap pour fermer",
        es: "↑ ↓ para elegir, Intro para abrir, Esc para cerrar",
        ja: "↑ ↓ で選択、Enter で開く、Esc で閉じる")
    }
  }
}
