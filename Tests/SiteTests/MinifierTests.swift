import Foundation
import Testing

@testable import Site

@Suite struct Minifying {
  @Test(arguments: [
    ("// why\nconst a = 1;\n", "const a=1;"),
    ("const s = \"a  // b\";", "const s=\"a  // b\";"),
    ("return /[\"/ ]  x/.test(s);", "return /[\"/ ]  x/.test(s);"),
    ("a = b / c; d = /x  y/g;", "a=b / c;d=/x  y/g;"),
    ("list.map((x) => x + 1)", "list.map(x=>x+1)"),
    ("f((a, b) => a)", "f((a,b)=>a)"),
    ("if (a) {\n  b();\n}\nc()", "if(a){b()}\nc()"),
    ("a + +b", "a+ +b"),
    ("const f = async (x) => x", "const f=async(x)=>x"),
  ])
  func keepsWhatAScriptMeans(_ source: String, _ expected: String) {
    #expect(String(decoding: ScriptMinifier.minify(Array(source.utf8)), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("/* why */\na:hover > b { color: red; margin: 0 1px }\n", "a:hover>b{color:red;margin:0 1px}"),
    ("a { width: calc(1px + 2px); }", "a{width:calc(1px + 2px)}"),
    (
      "@media (min-width: 1px) and (hover: none) { a { b: c; } }",
      "@media (min-width:1px) and (hover:none){a{b:c}}"
    ),
    ("a :is(b, c) { d: e; }", "a :is(b,c){d:e}"),
  ])
  func keepsWhatAStyleMeans(_ source: String, _ expected: String) {
    #expect(String(decoding: StyleMinifier.minify(Array(source.utf8)), as: UTF8.self) == expected)
  }
}

@Suite struct Base64Text {
  @Test(arguments: 0..<9)
  func isThatOfTheLibrary(_ count: Int) {
    // Every two letters that can stand next to each other are in the longer ones.
    for size in [count, 12_288 + count] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ $0 >> 8) }
      #expect(Base64.text(of: bytes) == Array(Data(bytes).base64EncodedString().utf8))
    }
  }
}
