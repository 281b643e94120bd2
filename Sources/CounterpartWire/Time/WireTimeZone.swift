import Counterpart

/// The zone in which times are written, and read if they have none (contract §2.15, A-16).
///
/// It is a table of all changes, made once: so it is a plain value, any number of zones can be used
/// at the same time, and no lock is taken to write a time.
package struct WireTimeZone: Hashable, Sendable {
    package static let utc = WireTimeZone(name: "UTC", changes: [], offsets: [0])

    /// The name in the IANA database, for instance `Europe/Berlin`.
    package let name: String
    /// The moments at which the offset changes, in order, in seconds since 1970.
    private let changes: [Int64]
    /// The offsets in seconds east of UTC: before the first change, and after each.
    private let offsets: [Int]

    init(name: String, changes: [Int64], offsets: [Int]) {
        precondition(offsets.count == changes.count + 1, "Each change ends one offset")
        self.name = name
        self.changes = changes
        self.offsets = offsets
    }

    /// Returns the zone with this name in the IANA database of the system, or `nil` if there is none.
    ///
    /// It sets the environment variable `TZ` for a moment: make zones before there are other threads.
    package init?(named name: String) {
        if ["UTC", "Etc/UTC", "Z"].contains(name) {
            self = .utc
        } else if let zone = SystemTimeZones.zone(named: name) {
            self = zone
        } else {
            return nil
        }
    }

    /// Whether times are written with `Z`.
    var isUTC: Bool {
        changes.isEmpty && offsets[0] == 0
    }

    /// The seconds by which clocks are ahead of UTC at a time.
    func offset(at timestamp: Timestamp) -> Int {
        if changes.isEmpty { return offsets[0] }
        return offset(at: timestamp.secondsSinceEpoch)
    }

    /// The first time at which a clock shows `local`, given as if it were UTC.
    ///
    /// What a clock never shows, because it is put forward, is as much later.
    func timestamp(local: Int64) -> Timestamp {
        if changes.isEmpty { return Timestamp(secondsSinceEpoch: local - Int64(offsets[0])) }
        let before = Int64(offset(at: local - CivilTime.secondsPerDay))
        let after = Int64(offset(at: local + CivilTime.secondsPerDay))
        let isAfter =
            offset(at: local - before) != Int(before) && offset(at: local - after) == Int(after)
        return Timestamp(secondsSinceEpoch: local - (isAfter ? after : before))
    }

    private func offset(at seconds: Int64) -> Int {
        // The rules of today are kept for good; the calendar repeats after 400 years.
        var seconds = seconds
        if seconds > SystemTimeZones.lastSecond {
            let excess = seconds - SystemTimeZones.lastSecond
            let cycle = SystemTimeZones.cycle
            seconds -= (excess + cycle - 1) / cycle * cycle
        }
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return offsets[low]
    }
}
