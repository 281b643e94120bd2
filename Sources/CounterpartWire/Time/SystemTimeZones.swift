import Counterpart
import Glibc
import Synchronization

/// The time zones that the C library knows, read into tables.
///
/// The C library has one zone for the whole process, so it is asked under a lock, for all changes
/// at once.
enum SystemTimeZones {
    /// After 400 years of 146,097 days, which are whole weeks, the calendar repeats.
    static let cycle: Int64 = 146_097 * CivilTime.secondsPerDay
    /// Tables go from 1800-01-01 to 2500-01-01: the rules of today (in force from 2038 at the latest)
    /// make one whole cycle within.
    static let lastSecond: Int64 = 16_725_225_600
    private static let firstSecond: Int64 = -5_364_662_400
    /// No zone changes twice within so short a time and back.
    private static let step = 6 * CivilTime.secondsPerDay
    private static let folder = "/usr/share/zoneinfo/"
    private static let nameLimit = 64

    private static let lock = Mutex(())

    static func zone(named name: String) -> WireTimeZone? {
        guard isSafe(name), isZoneFile(folder + name) else { return nil }
        return lock.withLock { _ in
            withEnvironment(timeZone: ":\(folder)\(name)") { table(named: name) }
        }
    }

    /// Whether the name is one of the database's, and leads nowhere else.
    private static func isSafe(_ name: String) -> Bool {
        (1...nameLimit).contains(name.utf8.count) && !name.hasPrefix("/")
            && !name.split(separator: "/").contains("..")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                    UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    /// The C library takes any file that it cannot read for UTC.
    private static func isZoneFile(_ path: String) -> Bool {
        guard let file = unsafe fopen(path, "re") else { return false }
        defer { unsafe fclose(file) }
        return "TZif".utf8.allSatisfy { unsafe fgetc(file) == Int32($0) }
    }

    private static func withEnvironment<Result>(
        timeZone: String,
        _ body: () -> Result
    ) -> Result {
        let former = unsafe getenv("TZ").map { unsafe String(cString: $0) }
        unsafe setenv("TZ", timeZone, 1)
        tzset()
        defer {
            if let former { unsafe setenv("TZ", former, 1) } else { unsafe unsetenv("TZ") }
            tzset()
        }
        return body()
    }

    private static func table(named name: String) -> WireTimeZone {
        var changes: [Int64] = []
        var offsets = [offset(at: firstSecond)]
        var start = firstSecond
        while start < lastSecond {
            let end = min(start + step, lastSecond)
            let next = offset(at: end)
            if next != offsets[offsets.count - 1] {
                changes.append(change(after: start, until: end, to: next))
                offsets.append(next)
            }
            start = end
        }
        return WireTimeZone(name: name, changes: changes, offsets: offsets)
    }

    /// The first second of the offset `next`.
    private static func change(after start: Int64, until end: Int64, to next: Int) -> Int64 {
        var low = start
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if offset(at: middle) == next { high = middle } else { low = middle }
        }
        return high
    }

    private static func offset(at seconds: Int64) -> Int {
        var time = time_t(seconds)
        var parts = unsafe tm()
        unsafe localtime_r(&time, &parts)
        return unsafe parts.tm_gmtoff
    }
}
