// swift-tools-version: 6.1
import PackageDescription

/// Every module says what it imports, and which imports its own interface shows.
let habits: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of `Sources/`, with the modules it may import: the arrows of the architecture page.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: habits)
}

/// The tests of one module, with the helpers all tests share.
func tests(
  of name: String, and others: [Target.Dependency] = [], excluding: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + others,
    exclude: excluding, swiftSettings: habits)
}

let package = Package(
  name: "headroom",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "headroom", targets: ["headroom"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // Without its Foundation half: the command line runs git, and needs bytes only.
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    // Bottom: values without dependencies.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CPosix"),
    module("Diagnostics"),
    module("Markup"),
    module("Sizing"),

    // Middle: text and settings to values.
    module("Markdown", imports: ["CCmark", "Markup", "Diagnostics"]),
    module("Settings", imports: ["Diagnostics", .product(name: "Yams", package: "Yams")]),
    module("Pages", imports: ["Markup", "Diagnostics"]),

    // Features, which never meet: the command line hands the report's pages to the site.
    module("Report", imports: ["Pages", "Settings", "Sizing", "Markup", "Diagnostics"]),
    .target(
      name: "Site", dependencies: ["Pages", "Settings", "Markdown", "Markup", "Diagnostics"],
      resources: [
        .embedInCode("Theme/Assets/icon.svg"), .embedInCode("Theme/Assets/theme.css"),
        .embedInCode("Theme/Assets/theme.js"),
      ], swiftSettings: habits),

    // Edge: the disk.
    module("Files", imports: ["CPosix", "Pages", "Diagnostics"]),

    // Top: arguments, terminal, exit codes.
    .executableTarget(
      name: "headroom",
      dependencies: [
        "Files", "Site", "Report", "Pages", "Settings", "Markdown", "Sizing", "Markup",
        "Diagnostics", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Sources/CLI", swiftSettings: habits),

    // Tests, a target for each module.
    .target(name: "TestSupport", path: "Tests/Support"),
    tests(of: "Diagnostics"),
    tests(of: "Markup"),
    tests(of: "Sizing"),
    tests(of: "Markdown", and: ["Markup", "Diagnostics"]),
    tests(of: "Settings", and: ["Diagnostics"]),
    tests(
      of: "Report", and: ["Sizing", "Settings", "Pages", "Diagnostics"], excluding: ["Fixtures"]),
    tests(of: "Site", and: ["Pages", "Settings", "Markup", "Diagnostics"]),
    tests(of: "Files", and: ["Pages"]),
    tests(of: "headroom", and: ["Files", "Pages", "Diagnostics"], excluding: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
