import Counterpart
import CounterpartWire
import Testing

@Suite struct WireTimeZoneTests {
    private func text(_ instant: String, in zone: WireTimeZone) throws -> String {
        let timestamp = try #require(ISO8601.parse(instant)).floor
        return written { ISO8601.write(timestamp, zone: zone, into: &$0) }
    }

    @Test(.enabled(if: WireTimeZone(named: "America/Los_Angeles") != nil, "No time zone data"))
    func `times are written with the offset of their day`() throws {
        let zone = try #require(WireTimeZone(named: "America/Los_Angeles"))
        #expect(try text("2021-02-13T00:10:02Z", in: zone) == "2021-02-12T16:10:02-08:00")
        #expect(try text("2021-07-01T00:00:00Z", in: zone) == "2021-06-30T17:00:00-07:00")
        // The change itself, to the second, now and when today's rule has long been extended.
        #expect(try text("2021-03-14T09:59:59Z", in: zone) == "2021-03-14T01:59:59-08:00")
        #expect(try text("2021-03-14T10:00:00Z", in: zone) == "2021-03-14T03:00:00-07:00")
        #expect(try text("2321-07-01T00:00:00Z", in: zone) == "2321-06-30T17:00:00-07:00")
        #expect(try text("9999-07-01T00:00:00Z", in: zone) == "9999-06-30T17:00:00-07:00")
        #expect(try text("9999-12-31T00:00:00Z", in: zone) == "9999-12-30T16:00:00-08:00")
    }

    @Test(.enabled(if: WireTimeZone(named: "America/Los_Angeles") != nil, "No time zone data"))
    func `times without an offset are the zone's`() throws {
        let berlin = try #require(WireTimeZone(named: "Europe/Berlin"))
        func utc(_ local: String) -> String? {
            ISO8601.parse(local, zone: berlin).map { instant in
                written { ISO8601.write(instant.floor, into: &$0) }
            }
        }
        #expect(utc("2024-01-15") == "2024-01-14T23:00:00Z")
        #expect(utc("2024-07-15T12:00:00") == "2024-07-15T10:00:00Z")
        #expect(utc("2024-07-15T12:00:00Z") == "2024-07-15T12:00:00Z")
        // Clocks go from 02:00 to 03:00, and from 03:00 to 02:00.
        #expect(utc("2024-03-31T01:59:59") == "2024-03-31T00:59:59Z")
        #expect(utc("2024-03-31T02:30:00") == "2024-03-31T01:30:00Z")
        #expect(utc("2024-03-31T03:00:00") == "2024-03-31T01:00:00Z")
        #expect(utc("2024-10-27T02:30:00") == "2024-10-27T00:30:00Z")
        #expect(utc("2024-10-27T03:00:00") == "2024-10-27T02:00:00Z")
    }

    @Test(.enabled(if: WireTimeZone(named: "Asia/Kolkata") != nil, "No time zone data"))
    func `offsets have minutes, and zero is only Z in UTC itself`() throws {
        let kolkata = try #require(WireTimeZone(named: "Asia/Kolkata"))
        #expect(try text("2024-01-15T12:00:00Z", in: kolkata) == "2024-01-15T17:30:00+05:30")
        let london = try #require(WireTimeZone(named: "Europe/London"))
        #expect(try text("2024-01-15T12:00:00Z", in: london) == "2024-01-15T12:00:00+00:00")
        #expect(WireTimeZone(named: "Etc/UTC") == .utc)
    }

    @Test(arguments: [
        "", "Nowhere", "Europe", "../../etc/passwd", "/etc/localtime", "Europe/../Europe/Berlin",
        "CET-1CEST", "zone.tab", "Europe/Berlin\0", "Ｅurope/Berlin",
        String(repeating: "a", count: 1_000),
    ])
    func `what is no zone of the database is refused`(_ name: String) {
        #expect(WireTimeZone(named: name) == nil)
    }
}
