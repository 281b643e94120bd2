extension ISO8601 {
    /// The bytes that a time may have; a fraction of any sense is shorter.
    private static let lengthLimit = 100

    /// Reads a date, or a date and a time of day, in the extended or the basic format.
    ///
    /// Beyond the standard, as clients write it: a space for the `T`, a space for the `+` that a
    /// query has eaten, a space before the offset, and the word `UTC` (Ruby's `Time#to_s`). A leap
    /// second is the first second of the next minute, and 24:00 the first of the next day. Without
    /// an offset the time is `zone`'s; a date alone is its midnight.
    ///
    /// - Returns: `nil` if the text is no such time, or its year is not within 0001 to 9999.
    package static func parse(_ text: String, zone: WireTimeZone = .utc) -> Instant? {
        guard text.utf8.count <= lengthLimit else { return nil }
        var reader = TimeReader(Array(text.utf8))
        return reader.readInstant(in: zone)
    }

    /// Reads a time as it stands in a file: one with an offset.
    static func parseWithOffset(_ bytes: ArraySlice<UInt8>) -> Instant? {
        var reader = TimeReader(bytes)
        return reader.readInstant(in: nil)
    }
}
