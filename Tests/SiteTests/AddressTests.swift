import Diagnostics
import Settings
import Testing

@testable import Site

/// Addresses that handbook.yaml and `--base-url` give.
@Suite struct Addresses {
  private func read(_ yaml: String) -> (settings: SiteSettings?, mistakes: [Diagnostic]) {
    let problems = Problems()
    let root = YAML.parse("title: T\n" + yaml, file: "handbook.yaml", problems: problems)
    return (root?.mapping { SiteSettings(reading: $0) }, problems.all)
  }

  @Test(arguments: [
    ("https://docs.example.com", "https://docs.example.com/"),
    ("http://127.0.0.1:8080/a/b/", "http://127.0.0.1:8080/a/b/"),
    ("http://[::1]:80/x", "http://[::1]:80/x/"),
    ("https://xn--mnchen-3ya.example/%C3%A4/", "https://xn--mnchen-3ya.example/%C3%A4/"),
    ("https://e.example/a&b=c;d,e/", "https://e.example/a&b=c;d,e/"),
    ("HTTPS://e.example/A", "https://e.example/A/"), ("hTTp://e.example", "http://e.example/"),
    ("https://e.example:1/", "https://e.example:1/"),
    ("https://e.example:65535", "https://e.example:65535/"),
    ("https://a_b.e-x.example/", "https://a_b.e-x.example/"),
    ("http://intranet", "http://intranet/"),
    ("https://3com.example/", "https://3com.example/"),
    ("http://[2001:db8::1.2.3.4]:8080/", "http://[2001:db8::1.2.3.4]:8080/"),
    ("http://[1:2:3:4:5:6:7:8]/", "http://[1:2:3:4:5:6:7:8]/"),
  ])
  func ofASite(_ written: String, _ address: String) {
    let (settings, mistakes) = read("url: \"\(written)\"")
    #expect(settings?.url == address)
    #expect(mistakes == [])
  }

  @Test(arguments: [
    ("docs.example.com", "'docs.example.com' is not a web address"),
    ("/sub/", "'/sub/' is not a web address"), ("HTTPS:x", "'HTTPS:x' is not a web address"),
    ("ftp://e.example/", "'ftp://e.example/' is not a web address"),
    ("https://", "'https://' names no host"), ("https:///x", "'https:///x' names no host"),
    ("https://:80/", "'https://:80/' names no host"),
    ("https://a b/", "the address contains U+0020, which addresses can't contain"),
    ("https://e.example/a b/", "the address contains U+0020, which addresses can't contain"),
    ("https://e.example/\\u0007", "the address contains U+0007, which addresses can't contain"),
    ("https://e.example/ä/", "the address contains U+00E4, which addresses can't contain"),
    ("https://e.example/<x>", "the address contains U+003C, which addresses can't contain"),
    (
      "https://e.example\\\\@evil.example/",
      "the address contains U+005C, which addresses can't contain"
    ),
    (
      "https://e.example/?x=1",
      "'https://e.example/?x=1' has a query or a fragment, which the address of a site can't have"
    ),
    (
      "https://e.example/#x",
      "'https://e.example/#x' has a query or a fragment, which the address of a site can't have"
    ),
    (
      "https://user:S3CR3T@e.example/",
      "the address contains a name or a password, which every reader would see"
    ),
    (
      "https://user@e.example/",
      "the address contains a name or a password, which every reader would see"
    ),
    ("https://e.example/a/../b/", "'https://e.example/a/../b/' has '.' or '..' in its path"),
    ("https://e!x.example/", "'https://e!x.example/' names no host"),
    (
      "https://e.example/a/%2E%2e/b/",
      "'https://e.example/a/%2E%2e/b/' has '.' or '..' in its path"
    ),
    ("https://e.example:65536/", "'65536' is no port"),
    ("https://e.example:0/", "'0' is no port"),
    ("https://e.example:/", "'' is no port"),
    ("https://e.example:8a/", "'8a' is no port"),
    ("https://e.example:+80/", "'+80' is no port"),
    ("https://e.example:80:90/", "'80:90' is no port"),
    ("https://[::1]:99999/", "'99999' is no port"),
    ("https://e.example/%zz/", "the address contains '%zz', which encodes no character"),
    ("https://e.example/%", "the address contains '%', which encodes no character"),
    ("https://e.example/%4", "the address contains '%4', which encodes no character"),
    ("https://e.example/%+1", "the address contains '%+1', which encodes no character"),
    ("https://e.example/%00", "the address contains '%00', which encodes no character"),
    ("https://%zz.example/", "the address contains '%zz', which encodes no character"),
    ("https://%41.example/", "'https://%41.example/' names no host"),
    (
      "https://-e.example/", "'-e.example' can't name a host: no part of it begins or ends with '-'"
    ),
    (
      "https://e.example-/", "'e.example-' can't name a host: no part of it begins or ends with '-'"
    ),
    (
      "https://a-.example/", "'a-.example' can't name a host: no part of it begins or ends with '-'"
    ),
    ("https://a..example/", "'a..example' can't name a host: between two dots stands nothing"),
    ("https://.example/", "'.example' can't name a host: between two dots stands nothing"),
    ("https://e.example./", "'e.example.' can't name a host: between two dots stands nothing"),
    ("https://./", "'.' can't name a host: between two dots stands nothing"),
    (
      "https://256.1.1.1/",
      "'256.1.1.1' can't name a host: it ends with a number and is no address of IPv4"
    ),
    ("https://e.1/", "'e.1' can't name a host: it ends with a number and is no address of IPv4"),
    ("https://[::1/", "'[::1' can't name a host: it is no address of IPv6"),
    ("https://[]/", "'[]' can't name a host: it is no address of IPv6"),
    ("https://[1:2]/", "'[1:2]' can't name a host: it is no address of IPv6"),
    ("https://[::g]/", "'[::g]' can't name a host: it is no address of IPv6"),
    ("https://[1::2::3]/", "'[1::2::3]' can't name a host: it is no address of IPv6"),
    ("https://[::1]x/", "'https://[::1]x/' names no host"),
  ])
  func thatAreNone(_ written: String, _ message: String) {
    let (settings, mistakes) = read("url: \"\(written)\"")
    let errors = mistakes.filter { $0.severity == .error }
    #expect(settings?.url == nil)
    #expect(errors.map(\.message) == [message])
    #expect(errors.map(\.id) == ["not-an-address"])
    #expect(errors.first?.hint != nil)
  }

  /// 253 bytes in all and 63 between two dots, as DNS has it.
  @Test func namesOfHostsAreAsLongAsTheyMayBe() {
    func isRead(_ parts: Int...) -> Bool {
      let name = parts.map { String(repeating: "a", count: $0) }.joined(separator: ".")
      return read("url: https://\(name)/").mistakes.isEmpty
    }
    #expect(isRead(63, 63, 63, 61))
    #expect(!isRead(63, 63, 63, 62))
    #expect(!isRead(64, 7))
  }

  /// A password in one of them would stand on every page.
  @Test(arguments: ["repository", "edit"])
  func ofLinks(_ key: String) {
    #expect(read("\(key): https://e.example/?a=b#c").mistakes == [])
    #expect(read("\(key): HTTPS://ä.example/ü").mistakes == [])
    for wrong in [
      "e.example", "https://e.example:70000/", "https://e.example/%zz", "https://-e.example/",
      "https://a..example/", "https://e.example/a b", "https://e.example/\u{202E}x",
    ] {
      #expect(
        read("\(key): \"\(wrong)\"").mistakes.map(\.id).contains("not-an-address"), "\(wrong)")
    }
    let secret = read("\(key): https://oauth2:S3CR3T@git.example/x").mistakes
    #expect(secret.map(\.id) == ["not-an-address"])
    #expect(secret.allSatisfy { !$0.description.contains("S3CR3T") })
  }
}
