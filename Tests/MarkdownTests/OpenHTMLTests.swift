import Markdown
import Testing

/// What a writer leaves open in raw HTML ends with the block it stands in, so that a browser shows
/// the rest of the page as it is.
@Suite struct OpenHTML {
  @Test(arguments: [
    Case("a span", "a <b>b\n\nc\n", "<p>a <b>b</b></p>\n<p>c</p>\n"),
    Case("a box", "<div>\n\na\n", "<div>\n<p>a</p>\n</div>\n"),
    Case(
      "one in another", "<div>\n<details>\n</div>\n\na\n",
      "<div>\n<details>\n</details></div>\n<p>a</p>\n"),
    Case("spans that cross", "<b>a <i>b</b> c</i>\n", "<p><b>a <i>b</i></b> c</p>\n"),
    Case("a span in a span", "*a <b>b* c</b>\n", "<p><em>a <b>b</b></em> c</p>\n"),
    Case("a table", "<table><tr><td>a\n\nb\n", "<table><tr><td>a\n<p>b</p>\n</table>\n"),
    Case(
      "in an item", "- <div>a\n- b\n",
      "<ul>\n<li>\n<div>a\n</div>\n</li>\n<li>b</li>\n</ul>\n"),
    Case(
      "in a quote", "> <div>\n> a\n\nb\n",
      "<blockquote>\n<div>\na\n</div>\n</blockquote>\n<p>b</p>\n"),
    Case(
      "in a cell", "| a |\n|---|\n| <b>b |\n",
      "<div>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><b>b</b></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
    ),
    Case("in a heading", "# <b>a\n", "<h1 id=\"a\"><b>a</b></h1>\n"),
    Case("an empty anchor", "<a id=\"x\"/>a\n", "<p><a id=\"x\"></a>a</p>\n"),
    Case("what ends by itself", "<ul><li>a<li>b</ul>\n", "<ul><li>a<li>b</ul>\n"),
    Case("what ends by itself, left open", "a <p>b\n\nc\n", "<p>a <p>b</p>\n<p>c</p>\n"),
  ])
  func endsWithItsBlock(_ row: Case) {
    #expect(plain(row.source) == row.html)
  }

  /// Markdown may stand between the tags of an element as long as both are in the same block.
  @Test(arguments: [
    Case(
      "around blocks", "<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n\nc\n",
      "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n<p>c</p>\n"),
    Case("around a span", "<b>*a*</b>\n", "<p><b><em>a</em></b></p>\n"),
    Case(
      "with Markdown in it", "<div markdown>\n*a*\n</div>\n\nb\n",
      "<div>\n<p><em>a</em></p>\n</div>\n<p>b</p>\n"),
    Case(
      "cells of Markdown", "<table><tr><td>\n\n*a*\n\n</td></tr></table>\n",
      "<table><tr><td>\n<p><em>a</em></p>\n</td></tr></table>\n"),
    Case(
      "a drawing", "<svg><g><path/></g><title>a</title></svg>\n",
      "<p><svg><g><path/></g><title>a</title></svg></p>\n"),
    Case(
      "HTML in a drawing's text", "<svg><desc><p>a</p></desc><g/></svg>\n",
      "<p><svg><desc><p>a</p></desc><g/></svg></p>\n"),
    Case("a player", "a <video>[b](c)</video>\n", "<p>a <video><a href=\"c\">b</a></video></p>\n"),
  ])
  func mayHoldMarkdown(_ row: Case) {
    #expect(plain(row.source) == row.html)
    #expect(complaints(row.source) == [])
  }

  @Test(arguments: [
    Case("of nothing", "a</div> b\n", "1:2 stray-end-tag"),
    Case(
      "of the page's frame", "</main>\n\n</article></section>\n",
      "1:1 stray-end-tag 3:1 stray-end-tag 3:11 stray-end-tag"),
    Case("of another block", "a <b>b\n\nc</b>\n", "1:3 unclosed-element 3:2 stray-end-tag"),
    Case("of an element without any", "a</br>b\n", ""),
  ])
  func endTagsEndNothingElse(_ row: Case) {
    #expect(!html(row.source).contains("</main>") && !html(row.source).contains("</div>"))
    #expect(complaints(row.source).joined(separator: " ") == row.html)
  }

  /// The end tag belongs to the block outside: it ends its element behind the one it stands in.
  @Test func anEndTagMayStandInTheLastParagraph() {
    #expect(
      plain("<div class=\"a\">\n\nb\n\nc</div>\n\nd\n")
        == "<div class=\"a\">\n<p>b</p>\n<p>c</p>\n</div>\n<p>d</p>\n")
    #expect(complaints("<div>\n\nb</div>\n") == [])
    #expect(
      plain("<div>\n\n- a\n- b</div>\n\nc\n")
        == "<div>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</div>\n<p>c</p>\n")
  }

  /// A browser ends a drawing where an element comes that only a page can hold, and takes what
  /// follows for HTML: then a title would take everything behind it for its text.
  @Test(arguments: [
    Case("a description", "<svg><desc>\n\na\n", "<p><svg><desc></desc></svg></p>\n<p>a</p>\n"),
    Case(
      "a description in a box", "<div><svg><desc>\n\na\n",
      "<div><svg><desc>\n</desc></svg>\n<p>a</p>\n</div>\n"),
    Case(
      "a box in a description in a box", "<div><svg><desc><div>\n\na\n",
      "<div><svg><desc><div>\n</div></desc></svg>\n<p>a</p>\n</div>\n"),
    Case(
      "a button in a box", "<div><button>\n\na\n", "<div><button>\n</button>\n<p>a</p>\n</div>\n"),
    Case(
      "a drawing in a box", "<div><svg><g>\n\na\n", "<div><svg><g>\n</g></svg>\n<p>a</p>\n</div>\n"),
    Case(
      "a title in a description", "<svg><desc><title>a</desc></svg>\n",
      "<p><svg><desc>a</desc></svg></p>\n"),
    Case(
      "a title behind a paragraph", "<svg><p><title>a\n\nb\n",
      "<p><svg></svg><p>a</p>\n<p>b</p>\n"),
    Case("a title", "<svg><title>a\n\nb\n", "<p><svg><title>a</title></svg></p>\n<p>b</p>\n"),
    Case("a list of choices", "<select>\n\na\n", "<select>\n</select>\n<p>a</p>\n"),
    Case("choices", "<select><option>a *b*\n", "<p><select><option>a </select><em>b</em></p>\n"),
    Case(
      "a formula", "<math><mi>\n\n# a\n", "<p><math><mi></mi></math></p>\n<h1 id=\"a\">a</h1>\n"),
    Case(
      "a formula with HTML", "<math><mrow><div>a\n\nb\n",
      "<p><math><mrow></mrow></math><div>a</div></p>\n<p>b</p>\n"),
    Case("a player", "<video>\n\na\n", "<video>\n</video>\n<p>a</p>\n"),
    Case(
      "an image in a drawing", "<svg>![](a.png)</svg>\n",
      "<p><svg></svg><img src=\"a.png\" alt=\"\"></p>\n"),
  ])
  func drawingsEndBeforeThePageGoesOn(_ row: Case) {
    #expect(plain(row.source) == row.html)
  }

  /// By CommonMark they too take all behind them, but they are left out of the page.
  @Test(arguments: [
    Case("a form field", "<textarea>\n\n*a*\n\nb\n", "<p><em>a</em></p>\n<p>b</p>\n"),
    Case("with text", "<textarea rows=2>a\n\n*b*\n", "<p>a</p>\n<p><em>b</em></p>\n"),
    Case("a script", "<SCRIPT>\n\n## a\n\nb\n", "<h2 id=\"a\">a</h2>\n<p>b</p>\n"),
    Case(
      "a style sheet in a quote", "> <style>\n> *a*\n\nb\n",
      "<blockquote>\n<p><em>a</em></p>\n</blockquote>\n<p>b</p>\n"),
    Case("two", "<textarea>\n<style>\n\n*a*\n", "<p><em>a</em></p>\n"),
    Case("closed", "<textarea>\n\n*a*\n</textarea>\n\nb\n", "\n\n*a*\n\n<p>b</p>\n"),
    Case("closed, a script", "<script>\n\n*a*\n</script>\n\nb\n", "<p>b</p>\n"),
  ])
  func whatFollowsAnElementLeftOutIsMarkdown(_ row: Case) {
    #expect(plain(row.source) == row.html)
  }

  /// These take all behind them, by the rules of CommonMark.
  @Test(arguments: [
    "<!-- a\n\nb\n", "<?php\n\nb\n", "<![CDATA[\n\nb\n", "<!DOCTYPE\n\nb\n", "> <!-- a\n",
  ])
  func commentsThatDoNotEnd(_ text: String) {
    #expect(complaints(text) == ["1:\(text.hasPrefix(">") ? 3 : 1) unclosed-comment"])
    #expect(complaints("a <!-- b --> <!--> <?c?> d\n") == [])
  }

  private func plain(_ text: String) -> String {
    html(text).replacing(#/<a class="anchor"[^>]*>#<\/a>/#, with: "")
      .replacing(#/<div class="table[^>]*>/#, with: "<div>")
  }
}
