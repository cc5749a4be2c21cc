import Foundation
import Testing

@testable import Site

/// What a color of the theme says, it says alone.
@Suite struct ColorsOfTheTheme {
  private static let style = String(decoding: Stylesheet.bytes, as: UTF8.self)

  /// The constraints that have a class of their own, by the class's name.
  private static let constraints = style.matches(of: /\.c-([a-z-]+)\{--tone:var\(--([a-z-]+)\)\}/)
    .map { (name: String($0.1), token: String($0.2)) }

  /// The verdicts, and what can be followed or is chosen.
  private static let others = ["accent", "good", "bad", "warning"]

  @Test func everyConstraintHasAColorOfItsOwn() {
    #expect(Self.constraints.count == 13)
    for (name, token) in Self.constraints {
      #expect(name == token)
      // But for the parts of a recovery, which are its shades.
      let uses =
        Self.style.split(separator: "var(--\(token))", omittingEmptySubsequences: false).count - 1
      #expect(uses == (name == "recovery" ? 5 : 1), "\(name)")
    }
  }

  /// Told apart by eye: two colors of neighboring hues or lightness are about 0.06 apart in Oklab.
  @Test(arguments: [1, 2]) func noTwoAreAlike(_ mode: Int) throws {
    let names = Self.constraints.map(\.token) + Self.others
    let colors = try names.map { name in
      let pattern = try Regex("--\(name):light-dark\\(#([0-9a-f]{6}), ?#([0-9a-f]{6})\\)")
      let found = try #require(try pattern.firstMatch(in: Self.style), "\(name)")
      return Oklab(try #require(UInt32(found[mode].substring ?? "", radix: 16)))
    }
    for (index, color) in colors.enumerated() {
      for other in 0..<index {
        let distance = color.distance(to: colors[other])
        #expect(distance > 0.055, "\(names[index]) and \(names[other]): \(distance)")
      }
    }
  }
}

/// A color by how people see it: https://bottosson.github.io/posts/oklab/
private struct Oklab {
  var lightness, a, b: Double

  init(_ rgb: UInt32) {
    func linear(_ shift: UInt32) -> Double {
      let value = Double(rgb >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let (red, green, blue) = (linear(16), linear(8), linear(0))
    let l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  }

  func distance(to other: Oklab) -> Double {
    let (x, y, z) = (lightness - other.lightness, a - other.a, b - other.b)
    return (x * x + y * y + z * z).squareRoot()
  }
}
