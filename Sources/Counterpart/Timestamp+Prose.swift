extension Timestamp {
    /// The time as people read it: `2026-11-25 02:10 UTC`.
    package var prose: String { "\(minute) UTC" }

    /// The date and the minute in UTC: `2026-11-25 02:10`.
    package var minute: String {
        let time = CivilTime(secondsSinceEpoch: secondsSinceEpoch)
        func digits(_ number: Int, _ count: Int = 2) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "\(digits(time.year, 4))-\(digits(time.month))-\(digits(time.day))"
            + " \(digits(time.hour)):\(digits(time.minute))"
    }

    /// How long ago it was, in its largest whole unit: `3 h`; what is yet to come is 0 s ago.
    package func age(at now: Timestamp) -> String {
        let seconds = max(0, now.secondsSinceEpoch - secondsSinceEpoch)
        let units: [(name: String, seconds: Int64)] = [
            ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1),
        ]
        // Up to two of a unit are told in the smaller one: 90 min say more than 1 h.
        let unit = units.first { seconds >= 2 * $0.seconds } ?? units[3]
        return "\(seconds / unit.seconds) \(unit.name)"
    }
}
