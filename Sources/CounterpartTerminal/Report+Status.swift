import Counterpart
import CounterpartWire

extension Report {
    /// The answer to `summary`.
    package static let status: Layout = { answer, terminal in
        let counts = answer.object("counts") ?? .null
        let causes = answer.object("causes") ?? .null
        var lines = paragraph(
            """
            \(counts.integer("references")) references: \(counts.integer("successful")) successful, \
            \(counts.integer("failed")) failed, \(counts.integer("pending")) pending
            """,
            on: terminal,
            .bold
        )
        lines += paragraph(
            """
            causes: \(causes.integer("new")) new, \(causes.integer("ongoing")) ongoing, \
            \(causes.integer("regressed")) regressed, \(causes.integer("resolved")) resolved; \
            \(causes.integer("muted")) muted
            """,
            on: terminal
        )
        let services = answer.list("services")
        guard !services.isEmpty else {
            return lines + ["", "Nothing was synced yet."]
        }
        lines += [""] + cells(services, terminal).lines(on: terminal) + [""]
        lines += oldestPending(services, terminal) + activity(answer, terminal)
        return lines
    }

    private static func cells(_ services: [JSONValue], _ terminal: Terminal) -> ReportTable {
        var table = ReportTable([
            .init(title: "SERVICE", isFlexible: true), .init(title: "TYPE", isFlexible: true),
            .init(title: "OK", isRight: true), .init(title: "FAILED", isRight: true),
            .init(title: "PENDING", isRight: true), .init(title: "UNTRIED", isRight: true),
            .init(title: "LAST SUCCESS (UTC)"),
        ])
        for service in services {
            table.add([
                .init(service.text("service_name") ?? "-"),
                .init(service.text("subject_type") ?? "-"),
                .init("\(service.integer("successful"))"),
                number(service.integer("failed"), .of("failed")),
                number(service.integer("pending"), .of("pending")),
                number(service.integer("never_tried"), .of("never_tried")),
                .init(terminal.moment(service.time("last_success_at"))),
            ])
        }
        return table
    }

    private static func number(_ number: Int, _ paint: Paint?) -> ReportTable.Cell {
        .init("\(number)", number > 0 ? paint : nil)
    }

    private static func oldestPending(_ services: [JSONValue], _ terminal: Terminal) -> [String] {
        let waiting = services.compactMap { service in
            service.time("oldest_pending_at").map { (service, $0) }
        }
        guard let (service, since) = waiting.min(by: { $0.1 < $1.1 }) else { return [] }
        let type = service.text("subject_type") ?? "-"
        let name = service.text("service_name") ?? "-"
        return paragraph(
            "Pending longest: \(type) in \(name), since \(since.prose) (\(since.age(at: terminal.now)))",
            on: terminal
        )
    }

    private static func activity(_ answer: JSONValue, _ terminal: Terminal) -> [String] {
        let hours = answer.object("activity")?.list("hours") ?? []
        guard !hours.isEmpty else { return [] }
        let rows = ["successful", "failed", "pending"].map { status in
            let numbers = hours.map { $0.integer(status) }
            let bar = terminal.painted(bars(numbers), .of(status))
            return "  \(status.padded(to: 10, isRight: false))  \(bar)  \(numbers.reduce(0, +))"
        }
        return ["Writes of the last \(hours.count) hours:"] + rows
    }
}
