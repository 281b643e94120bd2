import Counterpart
import CounterpartWire

extension Report {
    /// The answer to `causes`.
    package static let causes: Layout = { answer, terminal in
        let causes = answer.list("causes")
        guard !causes.isEmpty else { return ["Nothing fails, of what was asked for."] }
        var table = ReportTable([
            .init(title: "CAUSE", isRight: true), .init(title: "FAILING", isRight: true),
            .init(title: "STATE"), .init(title: "SERVICE", isFlexible: true),
            .init(title: "TYPE", isFlexible: true), .init(title: "FIRST SEEN (UTC)"),
        ])
        for cause in causes {
            let state = cause.text("state") ?? "-"
            table.add(
                [
                    .init(cause.text("id") ?? "-"), .init("\(cause.integer("count"))"),
                    .init(state, .of(state)), .init(cause.text("service_name") ?? "-"),
                    .init(cause.text("subject_type") ?? "-"),
                    .init(terminal.moment(cause.time("first_seen_at"))),
                ],
                notes: notes(on: cause, terminal)
            )
        }
        let rest = answer.integer("count") - causes.count
        guard rest > 0 else { return table.lines(on: terminal) }
        let more = "… and \(rest) more; --limit and the filters choose."
        return table.lines(on: terminal) + [""] + paragraph(more, on: terminal)
    }

    /// What the message says, since when it is muted, what to do, and the trend.
    private static func notes(on cause: JSONValue, _ terminal: Terminal) -> [ReportTable.Cell] {
        let fingerprint = cause.text("fingerprint") ?? ""
        var notes = [ReportTable.Cell(fingerprint.isEmpty ? "(no message)" : fingerprint)]
        if let note = cause.text("note") {
            let owner = cause.text("owner").map { " (\($0))" } ?? ""
            notes.append(.init("note: \(note)\(owner)", .cyan))
        } else if let owner = cause.text("owner") {
            notes.append(.init("owner: \(owner)", .cyan))
        }
        if cause.flag("muted"), let until = cause.time("muted_until") {
            notes.append(.init("muted until \(until.prose)", .dim))
        }
        let trend = cause.object("trend")?.list("counts").map(\.integer) ?? []
        if trend.contains(where: { $0 > 0 }) {
            let last = terminal.moment(cause.time("last_seen_at"))
            notes.append(.init("\(bars(trend)) last \(trend.count) hours; last seen \(last)", .dim))
        }
        return notes
    }
}
