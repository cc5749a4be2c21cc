public import Pages
public import Workloads

extension PlannedWorkload {
  /// Its page.
  public var path: SitePath { SitePath("workloads").child(definition.id) }
}
