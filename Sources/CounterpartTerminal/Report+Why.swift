import CounterpartWire

extension Report {
    /// The answer to `why`.
    package static let why: Layout = { answer, terminal in
        let subject = answer.object("subject") ?? .null
        let type = subject.text("subject_type") ?? "-"
        let title = subject.text("title").map { ": \($0)" } ?? ""
        var lines = paragraph(
            "\(type) \(subject.text("subject_id") ?? "-")\(title)",
            on: terminal,
            .bold
        )
        lines.append("")
        lines += paragraph(answer.text("verdict") ?? "", on: terminal)
        lines += paragraph("→ \(answer.text("next_step") ?? "")", on: terminal, .cyan)
        let services = answer.list("services")
        if !services.isEmpty {
            lines += [""] + standings(services, terminal).lines(on: terminal)
        }
        lines += parent(answer, terminal)
        for service in services {
            lines += attempts(service, terminal)
        }
        return lines
    }

    private static func standings(_ services: [JSONValue], _ terminal: Terminal) -> ReportTable {
        var table = ReportTable([
            .init(title: "SERVICE", isFlexible: true), .init(title: "STATE"),
            .init(title: "ID THERE", isFlexible: true), .init(title: "REFERENCE"),
            .init(title: "LAST SYNC (UTC)"),
        ])
        for service in services {
            let state = service.text("state") ?? "-"
            let reference = service.object("reference")
            let locked = reference?.flag("locked") == true ? ", locked" : ""
            table.add(
                [
                    .init(service.text("service_name") ?? "-"),
                    .init(words(of: state) + locked, .of(state)),
                    .init(reference?.text("service_model_ref") ?? "-"),
                    .init(reference?.text("id") ?? "-"),
                    .init(reference.map { terminal.moment($0.time("last_synced_at")) } ?? "-"),
                ],
                notes: notes(on: service)
            )
        }
        return table
    }

    /// A state without the underscore of the wire.
    private static func words(of state: String) -> String {
        String(state.map { $0 == "_" ? " " : $0 })
    }

    private static func notes(on service: JSONValue) -> [ReportTable.Cell] {
        let reference = service.object("reference") ?? .null
        var notes: [ReportTable.Cell] = []
        if let message = reference.text("external_message") { notes.append(.init(message)) }
        if let link = reference.text("external_link") { notes.append(.init(link, .dim)) }
        if let cause = service.object("cause"), let id = cause.text("id") {
            let state = cause.text("state") ?? "-"
            let text = "cause \(id): \(state), \(cause.integer("count")) failing"
            notes.append(.init(text, .of(state)))
        }
        return notes
    }

    private static func parent(_ answer: JSONValue, _ terminal: Terminal) -> [String] {
        guard let parent = answer.object("parent") else { return [] }
        let name = "\(parent.text("subject_type") ?? "-") \(parent.text("subject_id") ?? "-")"
        let standings = parent.list("references").map { reference in
            "\(reference.text("service_name") ?? "-") \(reference.text("status") ?? "-")"
        }
        let there = standings.isEmpty ? "no references" : standings.joined(separator: ", ")
        let missing = parent.list("missing_in").compactMap(\.text)
        var lines = [""] + paragraph("Belongs to \(name): \(there)", on: terminal)
        if !missing.isEmpty {
            let text = "\(name) has no reference in \(missing.joined(separator: ", "))"
            lines += paragraph(text, on: terminal, .red)
        }
        return lines
    }

    private static func attempts(_ service: JSONValue, _ terminal: Terminal) -> [String] {
        let attempts = service.list("attempts")
        guard !attempts.isEmpty else { return [] }
        var table = ReportTable([
            .init(title: "TIME (UTC)"), .init(title: "KIND"),
            .init(title: "BY", isFlexible: true), .init(title: "ATTEMPT", isRight: true),
        ])
        for attempt in attempts.prefix(excerpt) {
            table.add(
                [
                    .init(terminal.moment(attempt.time("at"))),
                    .init(attempt.text("kind") ?? "-"), .init(author(of: attempt)),
                    .init("\(attempt.integer("sequence"))"),
                ],
                notes: changes(in: attempt, terminal)
            )
        }
        let title = "Attempts in \(service.text("service_name") ?? "-"), the newest first:"
        return [""] + paragraph(title, on: terminal) + table.lines(on: terminal)
    }

    private static func author(of attempt: JSONValue) -> String {
        guard let token = attempt.object("token") else { return "-" }
        return switch (token.text("id"), token.text("label")) {
        case (let id?, let label?): "\(label) (token \(id))"
        case (let id?, nil): "token \(id)"
        case (nil, let label): label ?? "-"
        }
    }

    private static func changes(in attempt: JSONValue, _ terminal: Terminal) -> [ReportTable.Cell] {
        attempt.list("changes").map { change in
            let name = change.text("attribute") ?? "-"
            let new = value(change.text("new"), terminal)
            guard let old = change.text("old") else { return .init("\(name): \(new)", .dim) }
            return .init("\(name): \(value(old, terminal)) → \(new)", .dim)
        }
    }

    /// A value in so many columns that two of them are read at a glance.
    private static func value(_ text: String?, _ terminal: Terminal) -> String {
        guard let text else { return "none" }
        return terminal.width == nil ? text : text.printable.cut(to: 60)
    }
}
