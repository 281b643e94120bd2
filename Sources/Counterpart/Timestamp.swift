/// A point in time in whole seconds, as the contract keeps times (§2.15, A-10).
package struct Timestamp: Comparable, Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    package var secondsSinceEpoch: Int64

    package init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The hours since the epoch, rounded down.
    package var hour: Int64 {
        let (hours, rest) = secondsSinceEpoch.quotientAndRemainder(dividingBy: 3_600)
        return rest < 0 ? hours - 1 : hours
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}
