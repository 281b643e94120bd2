import Counterpart

/// Reads a time from the front of its bytes.
struct TimeReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
        trim()
    }

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func readInstant(in zone: WireTimeZone?) -> ISO8601.Instant? {
        guard var time = readDate() else { return nil }
        var hasFraction = false
        var offset: Int?
        if !rest.isEmpty {
            guard readTimeMark(), let fraction = readTimeOfDay(into: &time) else { return nil }
            hasFraction = fraction
            if !rest.isEmpty {
                offset = readOffset()
                guard offset != nil else { return nil }
            }
        }
        guard rest.isEmpty else { return nil }
        let local = time.secondsSinceEpoch
        if let offset {
            let timestamp = Timestamp(secondsSinceEpoch: local - Int64(offset))
            return ISO8601.Instant(floor: timestamp, hasFraction: hasFraction)
        }
        return zone.map {
            ISO8601.Instant(floor: $0.timestamp(local: local), hasFraction: hasFraction)
        }
    }

    private mutating func readDate() -> CivilTime? {
        guard let year = readDigits(4) else { return nil }
        let isExtended = take(UInt8(ascii: "-"))
        guard let month = readDigits(2), take(UInt8(ascii: "-")) == isExtended,
            let day = readDigits(2)
        else { return nil }
        let date = CivilTime(year: year, month: month, day: day)
        return date.isValidDate ? date : nil
    }

    private mutating func readTimeMark() -> Bool {
        take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || take(UInt8(ascii: " "))
    }

    /// Returns whether there is a fraction of a second, or `nil` if this is no time of day.
    private mutating func readTimeOfDay(into time: inout CivilTime) -> Bool? {
        guard let hour = readDigits(2) else { return nil }
        time.hour = hour
        let isExtended = take(UInt8(ascii: ":"))
        var hasFraction = false
        if isExtended || isDigitNext {
            guard let minute = readDigits(2) else { return nil }
            time.minute = minute
            if isExtended ? take(UInt8(ascii: ":")) : isDigitNext {
                guard let second = readDigits(2), let fraction = readFraction() else { return nil }
                time.second = second
                hasFraction = fraction
            }
        }
        let isMidnight = time.hour == 24 && time.minute == 0 && time.second == 0 && !hasFraction
        let isLeapSecond = time.second == 60 && time.minute == 59
        guard time.hour < 24 || isMidnight, time.minute < 60, time.second < 60 || isLeapSecond
        else { return nil }
        // The leap second has no place of its own on a clock of whole days.
        return hasFraction && !isLeapSecond
    }

    /// Returns whether there is a fraction above zero; `nil` if its digits are missing.
    private mutating func readFraction() -> Bool? {
        guard take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) else { return false }
        let digits = rest.prefix { $0 &- 48 < 10 }
        rest = rest[digits.endIndex...]
        return digits.isEmpty ? nil : digits.contains { $0 != UInt8(ascii: "0") }
    }

    /// Returns the seconds by which local clocks are ahead of UTC.
    private mutating func readOffset() -> Int? {
        let hadSpace = take(UInt8(ascii: " "))
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        if rest.elementsEqual([UInt8(ascii: "U"), UInt8(ascii: "T"), UInt8(ascii: "C")]) {
            rest = []
            return 0
        }
        let isWest = take(UInt8(ascii: "-"))
        // A second space is the plus sign of "… +02:00" after a query was decoded.
        guard isWest || take(UInt8(ascii: "+")) || take(UInt8(ascii: " ")) || hadSpace,
            let hours = readDigits(2)
        else { return nil }
        var minutes = 0
        if take(UInt8(ascii: ":")) || isDigitNext {
            guard let digits = readDigits(2) else { return nil }
            minutes = digits
        }
        guard hours < 24, minutes < 60 else { return nil }
        return (isWest ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    private var isDigitNext: Bool {
        rest.first.map { $0 &- 48 < 10 } ?? false
    }

    private mutating func readDigits(_ count: Int) -> Int? {
        var number = 0
        var index = rest.startIndex
        guard rest.count >= count else { return nil }
        for _ in 0..<count {
            let digit = rest[index] &- 48
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
            index += 1
        }
        rest = rest[index...]
        return number
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func trim() {
        while rest.first == 0x20 { rest.removeFirst() }
        while rest.last == 0x20 { rest.removeLast() }
    }
}
