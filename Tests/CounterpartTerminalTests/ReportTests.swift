import Counterpart
import CounterpartTerminal
import CounterpartWire
import Testing

@Suite struct ReportTests {
    private func report(
        _ answer: String,
        _ layout: Report.Layout,
        width: Int? = 80,
        isColoured: Bool = false
    ) throws -> String {
        // 2026-11-25 05:10:00 UTC.
        let now = Timestamp(secondsSinceEpoch: 1_795_583_400)
        let terminal = Terminal(width: width, isColoured: isColoured, now: now)
        let value = try JSONValue.parse(Array(answer.utf8))
        return Report(of: value, on: terminal, by: layout).text
    }

    @Test func `a summary is a table of services and types`() throws {
        #expect(
            try report(Recorded.summary, Report.status) == """
                1204 references: 872 successful, 310 failed, 22 pending
                causes: 2 new, 3 ongoing, 1 regressed, 12 resolved; 1 muted

                SERVICE   TYPE            OK  FAILED  PENDING  UNTRIED  LAST SUCCESS (UTC)
                hubspot   WorkspaceGro…  120       0        0        4  2026-11-25 05:07 (3 min)
                netsuite  Invoice        752     310       22        0  2026-11-25 02:10 (2 h)
                workday   User             0       0        0        7  never

                Pending longest: Invoice in netsuite, since 2026-11-24 23:00 UTC (6 h)
                Writes of the last 4 hours:
                  successful  ·▁█▁  95
                  failed      ··▁█  301
                  pending     ·▃·▆  3

                """
        )
    }

    @Test func `causes are a table with what the messages say`() throws {
        #expect(
            try report(Recorded.causes, Report.causes) == """
                CAUSE  FAILING  STATE    SERVICE     TYPE       FIRST SEEN (UTC)
                   12      300  new      netsuite    Invoice    2026-11-25 02:10 (2 h)
                    RCRD_DSNT_EXIST: That record does not exist. Customer <id> of subsidiary <n>
                    was not found in period <time>
                    note: Open the period, then retry. (Ann)
                    muted until 2026-11-26 05:10 UTC
                    ··▁▂█ last 5 hours; last seen 2026-11-25 05:00 (10 min)
                    7       10  ongoing  salesforce  Workspace  2026-11-20 02:10 (5 d)
                    (no message)

                … and 4 more; --limit and the filters choose.

                """
        )
        #expect(
            try report(#"{"causes":[],"count":0,"next_cursor":null}"#, Report.causes)
                == "Nothing fails, of what was asked for.\n"
        )
    }

    @Test func `why is a verdict, a step, the services, the workspace and the attempts`() throws {
        #expect(
            try report(Recorded.why, Report.why) == """
                Invoice 1234: Phase 1

                Invoice 1234 fails in netsuite since 2026-11-25 02:10 UTC, for 3 h (2 attempts):
                RCRD_DSNT_EXIST: That record does not exist; 299 other invoices fail for the
                same reason.
                → Fix cause 12 once, and then retry all 300 invoices that fail with it.

                SERVICE     STATE           ID THERE  REFERENCE  LAST SYNC (UTC)
                netsuite    failed, locked  INV-1     88         2026-11-25 02:10 (2 h)
                    RCRD_DSNT_EXIST: That record [31m does not exist.
                    https://netsuite.example/INV-1
                    cause 12: new, 300 failing
                salesforce  never tried     -         -          -

                Belongs to Workspace 77: salesforce successful
                Workspace 77 has no reference in netsuite

                Attempts in netsuite, the newest first:
                TIME (UTC)              KIND      BY                       ATTEMPT
                2026-11-25 02:10 (2 h)  updated   netsuite sync (token 3)     4711
                    status: successful → failed
                    external_message: RCRD_DSNT_EXIST: That record does not exist.
                    external_status: Open → none
                2026-11-20 02:10 (5 d)  imported  import                        12

                """
        )
    }

    @Test func `what is unknown has a verdict and nothing else`() throws {
        #expect(
            try report(Recorded.unknown, Report.why) == """
                User 5

                User 5 has no reference in any service.
                → Look whether the id 5 is right: nobody told of this user.

                """
        )
    }

    @Test func `a reconciliation is counts and items`() throws {
        #expect(
            try report(Recorded.reconciliation, Report.reconciliation) == """
                1000 expected, 998 references, 970 match

                FINDING     COUNT  WHAT IT MEANS
                missing         2  expected, and without a reference
                failed          1  expected, and its reference fails
                stale           0  expected, and pending or not synced for too long
                orphaned        0  it has a reference, and is not expected
                duplicated      0  twice in the set, or sharing or changing its id there

                FINDING  SUBJECT  REFERENCE  ID THERE  MESSAGE
                missing       12          -  -
                missing       13          -  INV-13
                failed        41         88  INV-7     RCRD_DSNT_EXIST: That record does not ex…

                … there are more of a finding than are told; the counts are exact.

                """
        )
    }

    @Test func `a terminal is shown twenty of each finding, and a pipe all`() throws {
        let items = (1...25).map { #"{"finding":"orphaned","subject_id":"\#($0)"}"# }
        let answer = #"{"counts":{"orphaned":25},"items":[\#(items.joined(separator: ","))]}"#
        let shown = try report(answer, Report.reconciliation)
        #expect(shown.split(separator: "\n").count { $0.hasPrefix("orphaned ") } == 21)
        #expect(shown.hasSuffix("… the first 20 of each finding; --json and a pipe give more.\n"))
        let piped = try report(answer, Report.reconciliation, width: nil)
        #expect(piped.split(separator: "\n").count { $0.hasPrefix("orphaned ") } == 26)
        #expect(!piped.contains("…"))
    }

    @Test(arguments: [40, 60, 80, 120])
    func `no line is longer than the terminal is wide`(_ width: Int) throws {
        let message = String(repeating: "長い文です🦔", count: 40)
        let why = Recorded.why.replacing("That record does not exist", with: message)
        let texts = [
            try report(why, Report.why, width: width),
            try report(Recorded.reconciliation, Report.reconciliation, width: max(width, 60)),
        ]
        for (text, width) in zip(texts, [max(width, 80), max(width, 60)]) {
            for line in text.split(separator: "\n") {
                let columns = line.reduce(0) { $0 + ("長い文です🦔".contains($1) ? 2 : 1) }
                #expect(columns <= width, "\(line)")
            }
        }
    }

    @Test func `a pipe gets whole messages`() throws {
        let message = String(repeating: "long ", count: 100) + "end"
        let answer = Recorded.reconciliation.replacing("and so on and so forth", with: message)
        #expect(try report(answer, Report.reconciliation, width: nil).contains(message))
    }

    @Test func `colours are added to words, and only where they are wanted`() throws {
        let plain = try report(Recorded.why, Report.why)
        #expect(!plain.contains("\u{1B}"))
        let coloured = try report(Recorded.why, Report.why, isColoured: true)
        #expect(coloured.contains("\u{1B}[31mfailed, locked\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[36mnever tried\u{1B}[0m"))
        let bare = coloured.replacing(/\x{1B}\[\d+m/, with: "")
        #expect(bare == plain)
    }

    @Test(arguments: ["\u{1B}]0;x\u{7}", "\u{9B}31m", "\u{202E}", "\r", "\u{2028}", "\u{0}"])
    func `what a terminal would take for a command is not printed`(_ command: String) throws {
        let escaped = command.unicodeScalars.map { scalar -> String in
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        let why = Recorded.why.replacing("That record", with: "That\(escaped.joined())record")
        let text = try report(why, Report.why)
        let marks = command.unicodeScalars.filter { !(" "..."~").contains($0) }
        #expect(!marks.isEmpty)
        #expect(!text.unicodeScalars.contains(where: marks.contains))
    }

    @Test(arguments: ["{}", "null", "[]", #"{"services":[{}],"causes":[{}],"items":[{}]}"#])
    func `an answer of another kind is shown as far as it goes`(_ answer: String) throws {
        let layouts = [Report.status, Report.causes, Report.why, Report.reconciliation]
        for layout in layouts { #expect(try !report(answer, layout).isEmpty) }
    }
}
