package import Counterpart
package import CounterpartBytes

/// Times on the wire: ISO 8601 (contract §2.15, A-10).
package enum ISO8601 {
    /// What can be written with a year of four digits: 0001-01-01 to 9999-12-31, in UTC.
    package static let range = earliest...latest

    private static let earliest = Timestamp(secondsSinceEpoch: -62_135_596_800)
    private static let latest = Timestamp(secondsSinceEpoch: 253_402_300_799)

    /// A point in time as a client gives it, which may lie between two seconds.
    package struct Instant: Hashable, Sendable {
        /// The second in which the instant lies.
        package let floor: Timestamp
        /// Whether it lies after the beginning of that second.
        package let hasFraction: Bool

        package init(floor: Timestamp, hasFraction: Bool = false) {
            self.floor = floor
            self.hasFraction = hasFraction
        }

        /// The first whole second that is not before the instant.
        package var ceiling: Timestamp {
            Timestamp(secondsSinceEpoch: floor.secondsSinceEpoch + (hasFraction ? 1 : 0))
        }
    }

    /// Returns the text that ``write(_:zone:into:)`` appends.
    package static func text(_ timestamp: Timestamp, zone: WireTimeZone = .utc) -> String {
        var writer = ByteWriter(minimumCapacity: 32)
        write(timestamp, zone: zone, into: &writer)
        return writer.finish().text
    }

    /// Appends `timestamp` without quotes, for instance `2021-02-12T16:10:02-08:00`; in UTC with `Z`.
    ///
    /// What is outside ``range`` is written as the end of it.
    package static func write(
        _ timestamp: Timestamp,
        zone: WireTimeZone = .utc,
        into writer: inout ByteWriter
    ) {
        let inRange = min(max(timestamp, range.lowerBound), range.upperBound)
        let offset = zone.offset(at: inRange)
        let local = inRange.secondsSinceEpoch + Int64(offset)
        let time = CivilTime(secondsSinceEpoch: local)
        var text = InlineArray<25, UInt8>(repeating: UInt8(ascii: "-"))
        text.setDigits(time.year / 100, at: 0)
        text.setDigits(time.year % 100, at: 2)
        text.setDigits(time.month, at: 5)
        text.setDigits(time.day, at: 8)
        text[10] = UInt8(ascii: "T")
        text.setDigits(time.hour, at: 11)
        text[13] = UInt8(ascii: ":")
        text.setDigits(time.minute, at: 14)
        text[16] = UInt8(ascii: ":")
        text.setDigits(time.second, at: 17)
        if zone.isUTC {
            text[19] = UInt8(ascii: "Z")
            return writer.append(text.span.extracting(0..<20))
        }
        if offset >= 0 { text[19] = UInt8(ascii: "+") }
        text.setDigits(abs(offset) / 3_600, at: 20)
        text[22] = UInt8(ascii: ":")
        text.setDigits(abs(offset) / 60 % 60, at: 23)
        writer.append(text.span)
    }
}

extension InlineArray where Element == UInt8 {
    /// Sets two decimal digits.
    fileprivate mutating func setDigits(_ number: Int, at index: Int) {
        self[index] = UInt8(truncatingIfNeeded: 48 + number / 10)
        self[index + 1] = UInt8(truncatingIfNeeded: 48 + number % 10)
    }
}
