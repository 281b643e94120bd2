/// Date and time of day as a calendar and a clock show them, without a zone.
package struct CivilTime: Equatable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour = 0
    package var minute = 0
    package var second = 0

    package static let secondsPerDay: Int64 = 86_400

    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The civil time that a clock in UTC shows at a number of seconds since 1970.
    ///
    /// The calendar is shifted to start in March, so that the leap day is the last of a year, and
    /// repeats after 400 years of 146,097 days.
    package init(secondsSinceEpoch seconds: Int64) {
        let secondOfDay = Self.remainder(seconds, Self.secondsPerDay)
        let days = (seconds - secondOfDay) / Self.secondsPerDay + 719_468
        let dayOfEra = Self.remainder(days, 146_097)
        let era = (days - dayOfEra) / 146_097
        let centuries = dayOfEra / 36_524 - dayOfEra / 146_096
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + centuries) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
        month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        hour = Int(secondOfDay / 3_600)
        minute = Int(secondOfDay / 60 % 60)
        second = Int(secondOfDay % 60)
    }

    /// The number of seconds since 1970 at which a clock in UTC shows this civil time.
    package var secondsSinceEpoch: Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let yearOfEra = Self.remainder(shiftedYear, 400)
        let era = (shiftedYear - yearOfEra) / 400
        let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        return days * Self.secondsPerDay + Int64(hour * 3_600 + minute * 60 + second)
    }

    /// Whether the year is within 0001 to 9999 and has such a day.
    package var isValidDate: Bool {
        (1...9_999).contains(year) && (1...12).contains(month) && day >= 1 && day <= daysInMonth
    }

    private var daysInMonth: Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The remainder that is never negative.
    private static func remainder(_ number: Int64, _ divisor: Int64) -> Int64 {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
