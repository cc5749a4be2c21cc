import Testing

@testable import Observations

@Suite struct Questions {
  @Test func encodesBracketsAndBlanks() {
    #expect(Question.encoded("Source__a[1].x y,z") == "Source__a%5B1%5D.x%20y%2Cz")
    #expect(Question.encoded("é/") == "%C3%A9%2F")
  }
}
