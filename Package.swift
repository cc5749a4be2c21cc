// swift-tools-version: 6.1
import PackageDescription

/// Every module says what it imports, and which imports its own interface shows.
let habits: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of `Sources/`, with the modules it may import: the arrows of the architecture page.
func module(
  _ name: String, imports: [Target.Dependency] = [], settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: habits + settings)
}

/// For modules that hand on what others compute. Inlining and specialization are most of their time to
/// compile. Only `compare` is much slower for it, by a quarter of a millisecond for each workload. A
/// loop over bytes would be twenty times slower here: it belongs in a module below.
let compiledQuickly: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-sil-perf-optzns"], .when(configuration: .release))
]

/// Optimized in tests too: they size hundreds of thousands of random workloads, and read whole sites. As
/// one module, which takes two thirds of the time to compile.
let optimized: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"],
    .when(configuration: .debug))
]

/// The tests of one module, with the helpers all tests share.
func tests(
  of name: String, and others: [Target.Dependency] = [], excluding: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + others,
    exclude: excluding, swiftSettings: habits)
}

/// The commit a released binary was built from, given by the Makefile. It is compiled into one C
/// file, which only `headroom --version` asks: no page may depend on it.
let commit = (Context.environment["HEADROOM_COMMIT"] ?? "").filter { $0.isHexDigit }

let package = Package(
  name: "headroom",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "headroom", targets: ["headroom"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
  ],
  targets: [
    // Bottom: values without dependencies.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CPosix"),
    .target(name: "CParserMemory"),
    module("Concurrency", imports: ["CPosix"]),
    .target(
      name: "CCommit",
      cSettings: commit.isEmpty ? [] : [.define("HEADROOM_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CWhatIf"),
    .target(name: "CAssets"),
    module("Assets", imports: ["CAssets"]),
    module("Diagnostics"),
    module("Amounts"),
    module("JSONReading", imports: ["Diagnostics"]),
    module("Markup", imports: ["Amounts"]),
    .target(name: "Sizing", swiftSettings: habits + optimized),
    module("Charts", imports: ["Markup"]),
    module("Pictures"),

    // Middle: text and settings to values.
    module("Pages", imports: ["Markup", "Diagnostics"]),
    module("Markdown", imports: ["CCmark", "CParserMemory", "Pages", "Markup", "Diagnostics"]),
    module(
      "Settings", imports: ["Amounts", "Diagnostics", .product(name: "Yams", package: "Yams")]),
    module("Workloads", imports: ["Sizing", "Amounts", "Diagnostics"]),

    // Features, which never meet: the command line hands the report's pages to the site.
    module(
      "Reading",
      imports: [
        "Workloads", "Sizing", "Amounts", "Settings", "Pages", "Markup", "Diagnostics",
        "Concurrency",
      ]),
    module(
      "Report",
      imports: [
        "Workloads", "Pages", "Sizing", "Amounts", "Charts", "Markup", "Diagnostics",
      ]),
    module(
      "Comparison",
      imports: [
        "Report", "Workloads", "Pages", "Settings", "Sizing", "Amounts", "Charts", "Markup",
        "Diagnostics", "JSONReading",
      ], settings: compiledQuickly),
    module(
      "Observations",
      imports: [
        "Report", "Workloads", "Pages", "Sizing", "Amounts", "Charts", "Markup", "JSONReading",
        "Diagnostics",
      ], settings: compiledQuickly),
    .target(
      name: "Site",
      dependencies: [
        "Pages", "Settings", "Markdown", "Markup", "Pictures", "Diagnostics", "Concurrency",
        "Assets", "CAssets", .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Theme/Assets"], swiftSettings: habits),

    .target(
      name: "Starter", dependencies: ["Pages", "Assets", "CAssets"], exclude: ["Handbook"],
      swiftSettings: habits),

    // The report's own printers in the reader's browser; `make wasm` links it for that.
    module(
      "WhatIf",
      imports: ["Report", "Workloads", "Pages", "Sizing", "Amounts", "Markup", "Diagnostics"]),

    // Edge: the disk, the preview in a browser, the hosts.
    module("Files", imports: ["CPosix", "Concurrency", "Pages", "Diagnostics"]),
    .target(
      name: "Serving",
      dependencies: [
        "Files", "Pages", "Assets", "CAssets", .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      exclude: ["Assets"], swiftSettings: habits + compiledQuickly),
    module("Programs", imports: ["CPosix"], settings: compiledQuickly),
    .target(
      name: "Publishing",
      dependencies: [
        "Files", "Programs", "Pages", "Settings", "Diagnostics", "Assets", "CAssets",
      ],
      exclude: ["Assets"], swiftSettings: habits + compiledQuickly),

    // Top: arguments, terminal, exit codes.
    .executableTarget(
      name: "headroom",
      dependencies: [
        "Serving", "Publishing", "Starter", "Files", "Programs", "CPosix", "Site", "Observations",
        "Comparison", "Report", "Reading", "JSONReading",
        "Workloads", "Pages", "Settings", "Markdown", "Sizing", "Amounts", "Markup", "Diagnostics",
        "Concurrency", "CCommit", "CWhatIf",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/CLI", swiftSettings: habits + compiledQuickly),

    // Beside the product: what is fast and what is not.
    .target(name: "CAllocations"),
    .executableTarget(
      name: "bench",
      dependencies: ["Sizing", "Markdown", "CCmark", "CAllocations"],
      path: "Sources/Bench", swiftSettings: habits),
    .executableTarget(name: "floor", dependencies: ["CCmark"], path: "Sources/Floor"),

    // Also beside it: what readers of others' bytes do with random ones.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Serving", "Publishing", "Site", "Observations", "JSONReading", "Comparison", "Report",
        "Reading", "Workloads", "Pages", "Settings", "Amounts", "Markdown", "Markup",
        "Diagnostics",
      ],
      path: "Sources/Fuzz", swiftSettings: habits),

    // Tests, a target for each module.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: optimized),
    tests(of: "Diagnostics"),
    tests(of: "Markup"),
    tests(of: "Sizing", excluding: ["Goldens"]),
    tests(of: "Charts", and: ["Markup"]),
    tests(
      of: "Markdown", and: ["CCmark", "Pages", "Markup", "Diagnostics"],
      excluding: ["Fixtures", "Goldens"]),
    tests(of: "Amounts"),
    tests(
      of: "Workloads",
      and: [
        "Reading", "Report", "Comparison", "Sizing", "Settings", "Amounts", "Pages", "Markup",
        "Diagnostics",
      ], excluding: ["Fixtures"]),
    tests(of: "Settings", and: ["Amounts", "Diagnostics"]),
    tests(
      of: "Report",
      and: [
        "Reading", "Workloads", "Sizing", "Charts", "Settings", "Amounts", "Pages", "Markup",
        "JSONReading", "Diagnostics",
      ], excluding: ["Fixtures", "Goldens"]),
    tests(
      of: "Comparison",
      and: [
        "Report", "Workloads", "Sizing", "Settings", "Amounts", "Charts", "Pages", "Markup",
        "JSONReading", "Diagnostics",
      ], excluding: ["Fixtures", "Goldens"]),
    tests(
      of: "Observations",
      and: [
        "Report", "Reading", "Workloads", "Sizing", "Settings", "Amounts", "Pages", "Markup",
        "JSONReading", "Diagnostics",
      ], excluding: ["Fixtures"]),
    tests(
      of: "WhatIf",
      and: ["Reading", "Report", "Workloads", "Settings", "Pages", "Markup", "Diagnostics"]),
    tests(of: "Site", and: ["Pages", "Settings", "Markup", "Pictures", "Diagnostics"]),
    tests(of: "Pictures"),
    tests(of: "Files", and: ["Pages", "Diagnostics"]),
    tests(of: "Programs"),
    tests(
      of: "Serving",
      and: [
        "Pages", .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ]),
    .testTarget(
      name: "FuzzTests", dependencies: ["fuzz", "Observations", "TestSupport"],
      exclude: ["Crashes"], swiftSettings: habits),
    tests(of: "Publishing", and: ["Programs", "Pages", "Settings", "Diagnostics"]),
    tests(
      of: "headroom",
      and: [
        "Starter", "Site", "Files", "Observations", "Comparison", "Report", "Reading", "Sizing",
        "Amounts", "Settings", "Pages", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], excluding: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
