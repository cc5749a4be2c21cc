/// A site made for the folder of a host that it will be served in, once for each folder that is asked
/// for in a row: reading all content a second time would double the time of a publication.
struct SitesByFolder<Site> {
  private let make: (_ folder: String) -> Site
  private var last: (folder: String, site: Site)?

  init(make: @escaping (_ folder: String) -> Site) { self.make = make }

  mutating func site(in folder: String) -> Site {
    if let last, last.folder == folder { return last.site }
    let site = make(folder)
    last = (folder, site)
    return site
  }
}
