extension ArgumentType where Value == Duration {
    /// A whole number of days, hours, minutes or seconds, such as `90d`: from a second to a century.
    package static var duration: Self {
        Self(
            placeholder: "duration",
            expectation: "a duration like 90d, 12h, 30m or 45s",
            parse: DurationUnit.duration,
            describe: DurationUnit.text
        )
    }
}

private enum DurationUnit: Character, CaseIterable {
    case days = "d"
    case hours = "h"
    case minutes = "m"
    case seconds = "s"

    static let limit: Int64 = 36_500 * 86_400

    var seconds: Int64 {
        switch self {
        case .days: 86_400
        case .hours: 3600
        case .minutes: 60
        case .seconds: 1
        }
    }

    static func duration(of text: String) -> Duration? {
        guard let unit = text.last.flatMap(Self.init), let first = text.utf8.first,
            (48...57).contains(first), let number = Int64(text.dropLast()), number >= 1,
            number <= limit / unit.seconds
        else { return nil }
        return .seconds(number * unit.seconds)
    }

    static func text(for duration: Duration) -> String {
        let seconds = duration.components.seconds
        let unit = allCases.first { seconds % $0.seconds == 0 } ?? .seconds
        return "\(seconds / unit.seconds)\(unit.rawValue)"
    }
}
