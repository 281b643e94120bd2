import CounterpartWire

extension Report {
    private static let findings = [
        ("missing", "expected, and without a reference"),
        ("failed", "expected, and its reference fails"),
        ("stale", "expected, and pending or not synced for too long"),
        ("orphaned", "it has a reference, and is not expected"),
        ("duplicated", "twice in the set, or sharing or changing its id there"),
    ]

    /// The answer to `reconcile`.
    package static let reconciliation: Layout = { answer, terminal in
        var lines = paragraph(
            """
            \(answer.integer("expected")) expected, \(answer.integer("references")) references, \
            \(answer.integer("matched")) match
            """,
            on: terminal,
            .bold
        )
        let counts = answer.object("counts") ?? .null
        var table = ReportTable([
            .init(title: "FINDING"), .init(title: "COUNT", isRight: true),
            .init(title: "WHAT IT MEANS", isFlexible: true),
        ])
        for (finding, meaning) in findings {
            let count = counts.integer(finding)
            table.add([
                .init(finding, count > 0 ? .of(finding) : nil), .init("\(count)"), .init(meaning),
            ])
        }
        lines += [""] + table.lines(on: terminal)
        let items = answer.list("items")
        guard !items.isEmpty else { return lines }
        lines += [""] + list(of: items, terminal).lines(on: terminal)
        let isCut =
            terminal.width != nil
            && findings.contains { name, _ in
                items.count { $0.text("finding") == name } > excerpt
            }
        let rest =
            isCut
            ? "… the first \(excerpt) of each finding; --json and a pipe give more."
            : "… there are more of a finding than are told; the counts are exact."
        guard isCut || answer.flag("truncated") else { return lines }
        return lines + [""] + paragraph(rest, on: terminal)
    }

    /// The items; a terminal is shown the first of each finding.
    private static func list(of items: [JSONValue], _ terminal: Terminal) -> ReportTable {
        var table = ReportTable([
            .init(title: "FINDING"), .init(title: "SUBJECT", isRight: true),
            .init(title: "REFERENCE", isRight: true), .init(title: "ID THERE", isFlexible: true),
            .init(title: "MESSAGE", isFlexible: true),
        ])
        for (finding, _) in findings {
            let found = items.lazy.filter { $0.text("finding") == finding }
            for item in found.prefix(terminal.width == nil ? .max : excerpt) {
                table.add([
                    .init(finding, .of(finding)), .init(item.text("subject_id") ?? "-"),
                    .init(item.text("reference_id") ?? "-"),
                    .init(item.text("service_model_ref") ?? "-"),
                    .init(item.text("external_message") ?? ""),
                ])
            }
        }
        return table
    }
}
