internal import Foundation

/// The processor time of this process, all threads, user and system.
enum CPUTime {
  static var now: Double {
    let usage = ofThisProcess
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static var ofThisProcess: rusage {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
    #else
      getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
    #endif
    return usage
  }

  static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
