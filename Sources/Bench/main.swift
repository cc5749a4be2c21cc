// What is fast and what is not: `make bench`. Figures are processor time of this process, on
// whatever machine it is; compare them within one run.

try EngineBench().run()
for pages in [100, 1000, 5000] { try SiteBench(pages: pages).run() }
