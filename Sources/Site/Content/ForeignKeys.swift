/// The front matter keys of other programs that make sites, as their documentation lists them. They mean
/// nothing here, or are done anyway, and so are no mistakes.
enum ForeignKeys {
  /// Hugo reads names without regard to case, and so does this.
  static func contains(_ name: String) -> Bool { names.contains(name.lowercased()) }

  /// Whether a name begins as a family of such keys does.
  static func areOfAFamily(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }

  private static let names: Set<String> = {
    let lists = [
      hugo, hugoThemes, docusaurus, material, jekyll, vitePress, starlight, others,
    ]
    return Set(lists.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map { $0.lowercased() })
  }()

  /// Names that a program gives to a family of keys.
  private static let prefixes = [
    "book", "geekdoc", "manualLink", "github_", "ms.", "og:", "twitter:", "sidebar_", "toc_",
    "pagination_", "cSpell", "hide_", "nav_", "show_", "x-", "feature_", "author_", "hidePage",
    "disable", "html_", "cover", "print_",
  ]

  private static let hugo = """
    _build _target audio build cascade categories category date expiryDate eventDate headless images
    isCJKLanguage keywords lang language lastmod layout linkTitle markup menu menus modified outputs
    params pubdate publishDate published resources series sitemap slug summary translationKey
    translations type unpublishDate url videos extra taxonomies
    """

  /// Docsy, Book, Hextra, Relearn, Geekdoc, Doks and the site of Kubernetes.
  private static let hugoThemes = """
    algolia alwaysopen api_metadata archetype assets author authors avatar banner body_class breadcrumbs
    canonical card chapter collapsibleMenu comments content_type contributors css customMarkdown
    default_lang_commit descriptionMeta editURL exclude_search excludeSearch externalUrl feature
    featured featured_image featureImage featuredImage head headingPost headingPre hidden homepage js katex
    lastModifierDisplayName lastModifierEmail lead llms main_menu math mathjax menuPageRef menuPost
    menuPre menuTitle menuUrl mermaid min-kubernetes-server-version no_issue no_list noindex
    norobots notoc ordersectionsby openapi path_base_for_github_subdir pinned plantuml post pre prev
    next readingTime reversePagination reviewers seo share sidebar_root_for simple_list spelling
    swagger tableOfContents thumbnail titleSeparator toc ui upstream width
    """

  private static let docusaurus = """
    api custom_edit_url displayed_sidebar draft format id image info_path last_update mdx
    parse_number_prefixes tags title_meta unlisted wrapperClassName
    """

  private static let material = """
    boost disqus glightbox hero ignore_macros include_toc inject_css links nav no_comments og_image path
    pin readtime render_macros revision_date robots social source status subtitle template
    """

  /// With Just the Docs and Minimal Mistakes.
  private static let jekyll = """
    ancestor aux_links child_nav_order classes collection excerpt excerpt_separator gallery
    grand_parent has_children has_toc header heading_anchors in_nav last_modified_at
    last_modified_date output parent permalink redirect_from redirect_to ref related render_with_liquid
    sidebar
    """

  /// With VuePress.
  private static let vitePress = """
    actionLink actionText actions aside canonicalUrl customLayout dir editLink externalTemplate
    feed footer heroAlt heroImage heroText home index isHome isOriginal lastUpdated markdownStyles meta
    navbar order outline outlineHeader pageClass permalinkPattern prefersDarkMode shortTitle sidebarDepth
    star sticky tagline titleTemplate
    """

  private static let starlight = """
    editUrl i18nReady isFallback pagefind topic
    """

  /// Zola, Sphinx, Obsidian, Mintlify, Nextra, Fumadocs, Retype, GitBook, GitLab, GitHub, pandoc, R Markdown
  /// and the editors of Markdown.
  private static let others = """
    abstract asIndexPage access audience changelog children copyright created cssclass cssclasses
    deprecated doc_id engine expanded file_format full generate_feeds group groups icon iconType in_search_index
    info insert_anchor_links intro introLinks jupyter jupytext kernelspec lastEdited last_updated
    license mode myst nosearch no-search number-sections numbering orphan page_template
    paginate_by permissions product public publish redirects render revised searchable sidebarTitle
    SPDX-License-Identifier sort_by stage subject substitutions tag timestamp tocdepth topics
    transparent typora-copy-images-to typora-root-url uid updated version versions visibility vale
    """
}
