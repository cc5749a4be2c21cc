import Foundation
import Testing

@testable import Sizing

@Suite struct Arithmetic {
  @Test func logarithmsOfPowersOfTenAreWhole() {
    for n in 0...22 { #expect(Sizing.log10(Foundation.pow(10, Double(n))) == Double(n)) }
  }

  @Test func logarithmsAreRightToTwoUnitsInTheLastPlace() {
    var g = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let x = g.decades(-15, 16)
      let expected = Foundation.log10(x)
      #expect(abs(Sizing.log10(x) - expected) <= 2 * expected.ulp, "\(x)")
    }
  }

  @Test func logarithmsHaveEnds() {
    #expect(Sizing.log10(0) == -.infinity)
    #expect(Sizing.log10(.infinity) == .infinity)
    #expect(Sizing.log10(-1).isNaN)
    #expect(Sizing.log10(.nan).isNaN)
    #expect(abs(Sizing.log10(.leastNonzeroMagnitude) + 323.306) < 0.001)
  }

  @Test func theFractionTouchedIsRightToTwoUnitsInTheLastPlace() {
    var g = SeededGenerator(seed: 2)
    for _ in 0..<20_000 {
      let z = g.decades(-18, 2)
      let expected = -Foundation.expm1(-z)
      #expect(abs(fractionTouched(z) - expected) <= 2 * expected.ulp, "\(z)")
    }
    #expect(fractionTouched(0) == 0)
    #expect(fractionTouched(1e300) == 1)
    #expect(fractionTouched(.infinity) == 1)
  }

  @Test(arguments: [
    (Double.nan, 0), (.infinity, Int.max), (-.infinity, Int.min), (1e300, Int.max), (2.1, 3),
    (-2.9, -2), (0, 0),
  ])
  func roundingUpNeverTraps(_ x: Double, _ expected: Int) {
    #expect(Int(roundingUp: x) == expected)
  }

  @Test(arguments: [-1, 0, 1, 999, 1000, 1001, 5000, 1e12, .infinity, .nan])
  func theLeastCountDoesNotDependOnTheEstimate(_ estimate: Double) {
    for truth in [1, 2, 7, 999, 1000, 54_321, largestCount] {
      #expect(leastCount(near: estimate) { $0 >= truth } == truth)
    }
    #expect(leastCount(near: estimate) { _ in false } == nil)
  }

  /// A root is off by its last digits, so that close to a whole number only the condition knows.
  @Test(arguments: [
    (1.9999999999999998, 3, 3), (2.0000000000000004, 2, 2), (2, 3, 3), (2, 2, 2), (0, 1, 1),
    (-5, 1, 1), (1e-12, 1, 1), (7.25, 8, 8), (1e12, 1, 1),
  ])
  func aRootIsTakenUnlessItIsNearAWholeNumber(_ root: Double, _ truth: Int, _ expected: Int) {
    #expect(leastCount(from: root) { $0 >= truth } == expected)
  }

  @Test func aRootCostsNoQuestion() {
    var questions = 0
    let count = leastCount(from: 41.5) { _ in
      questions += 1
      return true
    }
    #expect(count == 42 && questions == 0)
    #expect(leastCount(from: 1e12) { _ in false } == nil)
  }

  @Test func aRightEstimateCostsTwoQuestions() {
    var questions = 0
    let count = leastCount(near: 1000) {
      questions += 1
      return $0 >= 1000
    }
    #expect(count == 1000)
    #expect(questions == 2)
  }
}
