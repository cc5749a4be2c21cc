internal import Pages
internal import Workloads

extension PlannedWorkload {
  /// Its page.
  var path: SitePath { SitePath("workloads").child(definition.id) }
}
