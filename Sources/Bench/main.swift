internal import Foundation

// What is fast and what is not: `make bench`. Figures are processor time of this process, on
// whatever machine it is; compare them within one run. `bench markdown` measures that part alone,
// `bench engine` the other, also with so many passes: `bench engine 1`.

let parts = CommandLine.arguments.dropFirst()
if parts.first == "measure" {
  Child.measure(Array(parts.dropFirst()))
  exit(0)
}
if parts.isEmpty || parts.contains("engine") {
  try EngineBench(passes: parts.last.flatMap { Int($0) } ?? 10).run()
}
if parts.contains("engine") { exit(0) }

print("\n\(MarkdownBench.heading)")
for bench in MarkdownBench.all { print(bench.row()) }
if parts.contains("markdown") { exit(0) }

print("\n\(SiteBench.heading)")
let benches = try [100, 1000, 5000, 10_000].map { try SiteBench(pages: $0) }
for bench in benches { print(try bench.row()) }
let others = try benches[1].others()
if !others.isEmpty {
  print("\n| generator | pages | build | peak memory |\n|---|--:|--:|--:|")
  for row in others { print(row) }
}
// Removed last: a file system is slow to give out what was freed a moment before.
for bench in benches { bench.remove() }
