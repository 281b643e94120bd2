/// Dates and times of day, in figures and with the names of months.
extension MessageScanner {
    /// Returns where the date, the time or both together end that begin with the digit at `start`.
    func endOfTime(at start: Int) -> Int? {
        let end: Int
        if let date = endOfDate(at: start) ?? endOfDayAndMonth(at: start) {
            end = endOfClock(afterDate: date) ?? endOfOffset(at: date) ?? date
        } else if let clock = endOfClock(at: start) ?? endOfCompactTime(at: start) {
            end = clock
        } else {
            return nil
        }
        // `2026-11-25-0042` is a key.
        let goesOn = byte(at: end) == UInt8(ascii: "-") && isWord(at: end + 1)
        return isWord(at: end) || goesOn ? nil : end
    }

    /// Returns where a date or time ends that the name of a month or a weekday at `name` leads.
    func endOfNamedTime(at name: Range<Int>) -> Int? {
        guard name.count >= 3, name.count <= 9, bytes[name.lowerBound].isUppercase else {
            return nil
        }
        var next = name.upperBound
        if byte(at: next) == UInt8(ascii: ".") || byte(at: next) == UInt8(ascii: ",") { next += 1 }
        let value = skipBlanks(from: next)
        guard value > next else { return nil }
        if byte(at: value).isDigit, Self.months.contains(text(name)) {
            return endOfMonth(at: value)
        }
        guard name.count == 3 || bytes[name.upperBound - 1] == UInt8(ascii: "y"),
            Self.weekdays.contains(text(name))
        else { return nil }
        if byte(at: value).isDigit { return endOfTime(at: value) }
        let month = value..<endOfLetters(at: value)
        guard Self.months.contains(text(month)), let length = blankLength(at: month.upperBound),
            byte(at: month.upperBound + length).isDigit
        else { return nil }
        return endOfMonth(at: month.upperBound + length)
    }

    private static let months: Set = [
        "Jan", "January", "Feb", "February", "Mar", "March", "Apr", "April", "May", "Jun", "June",
        "Jul", "July", "Aug", "August", "Sep", "Sept", "September", "Oct", "October", "Nov",
        "November", "Dec", "December",
    ]

    private static let weekdays: Set = [
        "Mon", "Monday", "Tue", "Tuesday", "Wed", "Wednesday", "Thu", "Thursday", "Fri", "Friday",
        "Sat", "Saturday", "Sun", "Sunday",
    ]

    /// What follows the name of a month: `25, 2026 10:22`, `25 10:22:31 PST 2026` or `2026`.
    private func endOfMonth(at start: Int) -> Int? {
        let day = endOfDigits(at: start)
        if day - start == 4 { return isWord(at: day) ? nil : day }
        guard day - start <= 2, (1...31).contains(number(at: start, to: day)), !isWord(at: day)
        else { return nil }
        var end = day
        if let year = endOfYear(after: end) { end = year }
        if let clock = endOfClock(afterDate: end) { end = clock }
        return endOfYear(after: end) ?? end
    }

    private func endOfYear(after index: Int) -> Int? {
        let comma = byte(at: index) == UInt8(ascii: ",") ? index + 1 : index
        let start = skipBlanks(from: comma)
        let end = endOfDigits(at: start)
        return start > comma && end - start == 4 && !isWord(at: end) ? end : nil
    }

    /// `2026-11-25`, `11/25/2026`, `25.11.2026`, with the same separator twice.
    private func endOfDate(at start: Int) -> Int? {
        let first = endOfDigits(at: start)
        let separator = byte(at: first)
        let isSlash = separator == UInt8(ascii: "/")
        guard isSlash || separator == UInt8(ascii: "-") || separator == UInt8(ascii: ".") else {
            return nil
        }
        let second = endOfDigits(at: first + 1)
        guard (1...2).contains(second - first - 1), byte(at: second) == separator else {
            return nil
        }
        let end = endOfDigits(at: second + 1)
        let middle = number(at: first + 1, to: second)
        switch (first - start, end - second - 1) {
        case (4, 1...2):
            guard (1...12).contains(middle), isDay(number(at: second + 1, to: end)) else {
                return nil
            }
        case (1...2, let count) where count == 4 || (count == 2 && isSlash):
            let outer = number(at: start, to: first)
            guard isDay(outer), isDay(middle), min(outer, middle) <= 12 else { return nil }
        default:
            return nil
        }
        return end
    }

    /// `25-Nov-2026` and `25 November 2026`.
    private func endOfDayAndMonth(at start: Int) -> Int? {
        let day = endOfDigits(at: start)
        guard day - start <= 2, isDay(number(at: start, to: day)) else { return nil }
        let separator = byte(at: day)
        guard separator == UInt8(ascii: "-") || separator == 0x20, byte(at: day + 1).isUppercase
        else { return nil }
        let month = endOfLetters(at: day + 1)
        guard month - day <= 10, Self.months.contains(text(day + 1..<month)) else { return nil }
        let year = month + (byte(at: month) == separator ? 1 : 0)
        let end = endOfDigits(at: year)
        return year > month && end - year == 4 ? end : nil
    }

    private func isDay(_ number: Int) -> Bool { (1...31).contains(number) }

    private func endOfLetters(at start: Int) -> Int {
        var index = start
        while byte(at: index).isLetter { index += 1 }
        return index
    }

    /// A date and a time without separators, as in `20261125T102231Z`.
    private func endOfCompactTime(at start: Int) -> Int? {
        let date = endOfDigits(at: start)
        guard date - start == 8, byte(at: date) == UInt8(ascii: "T") else { return nil }
        let end = endOfDigits(at: date + 1)
        guard end - date == 7 || end - date == 5 else { return nil }
        return endOfOffset(at: end) ?? end
    }

    private func endOfClock(afterDate end: Int) -> Int? {
        if byte(at: end) | 0x20 == UInt8(ascii: "t") { return endOfClock(at: end + 1) }
        let comma = byte(at: end) == UInt8(ascii: ",") ? end + 1 : end
        let start = skipBlanks(from: comma)
        return start > comma ? endOfClock(at: start) : nil
    }

    /// A time of day like `10:22:31.123`, with a half of the day and a zone.
    private func endOfClock(at start: Int) -> Int? {
        let hour = endOfDigits(at: start)
        guard (1...2).contains(hour - start), number(at: start, to: hour) <= 24,
            var end = endOfSixty(at: hour)
        else { return nil }
        if let seconds = endOfSixty(at: end) {
            end = seconds
            let point = byte(at: end) == UInt8(ascii: ".") || byte(at: end) == UInt8(ascii: ",")
            if point, byte(at: end + 1).isDigit { end = endOfDigits(at: end + 1) }
        }
        let half = skipBlanks(from: end)
        let isHalf = [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(byte(at: half) | 0x20)
        if isHalf, byte(at: half + 1) | 0x20 == UInt8(ascii: "m"), !isWord(at: half + 2) {
            end = half + 2
        }
        return endOfOffset(at: end) ?? endOfZone(at: skipBlanks(from: end)) ?? end
    }

    /// A colon and two digits below sixty, or 60 in a leap second.
    private func endOfSixty(at colon: Int) -> Int? {
        guard byte(at: colon) == UInt8(ascii: ":") else { return nil }
        let end = endOfDigits(at: colon + 1)
        return end - colon == 3 && number(at: colon + 1, to: end) <= 60 ? end : nil
    }

    /// How far the zone is from UTC: `Z`, `+01:00` or `-0800`.
    private func endOfOffset(at start: Int) -> Int? {
        let sign = byte(at: start)
        if sign == UInt8(ascii: "Z") { return start + 1 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let end = endOfDigits(at: start + 1)
        if end - start == 5 { return end }
        return end - start == 3 ? endOfSixty(at: end) : nil
    }

    private func endOfZone(at start: Int) -> Int? {
        let end = endOfLetters(at: start)
        guard (3...4).contains(end - start), byte(at: start).isUppercase,
            Self.zones.contains(text(start..<end))
        else { return nil }
        return endOfOffset(at: end) ?? end
    }

    private static let zones: Set = [
        "BST", "CDT", "CEST", "CET", "CST", "EDT", "EST", "GMT", "IST", "JST", "MDT", "MST", "PDT",
        "PST", "UTC",
    ]
}
