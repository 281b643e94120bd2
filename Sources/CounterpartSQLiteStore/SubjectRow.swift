import Counterpart
import CounterpartSQLite

/// A subject with what its row keeps of it beside the attributes.
struct SubjectRow {
    var subject: Subject
    var createdAt: Int64
    var updatedAt: Int64
    var workspaceNumber: Int64?
    var kind: Int64

    /// The row of `subject` after a write at `now`; a time that the attributes do not say is the
    /// writing's, but what was created stays as old as it was.
    init(_ subject: Subject, _ facts: SubjectFacts, replacing old: SubjectRow?, at now: Timestamp) {
        self.subject = subject
        createdAt =
            facts.createdAt?.secondsSinceEpoch ?? old?.createdAt ?? now.secondsSinceEpoch
        updatedAt = facts.updatedAt?.secondsSinceEpoch ?? now.secondsSinceEpoch
        workspaceNumber = facts.workspaceNumber
        kind = facts.kindCode(of: subject.id.type)
    }

    /// The row whose ``columns`` the statement has.
    init(_ id: Subject.ID, _ row: Statement) {
        subject = Subject(id: id, attributes: row.text(4))
        createdAt = row.integer(0)
        updatedAt = row.integer(1)
        workspaceNumber = row.optionalInteger(2)
        kind = row.integer(3)
    }

    static let columns = "created_at, updated_at, workspace_id, kind, attributes"

    var values: [SQLValue] {
        [
            .integer(createdAt), .integer(updatedAt), .integer(orNull: workspaceNumber),
            .integer(kind), .text(subject.attributes),
        ]
    }

    /// Updates only what differs from `old`: SQLite rewrites the entry of each index that has a named
    /// column, changed or not.
    func update(of old: SubjectRow) -> (sql: String, values: [SQLValue])? {
        let names = ["created_at", "updated_at", "workspace_id", "kind", "attributes"]
        let isText = ExactText(subject.attributes) != ExactText(old.subject.attributes)
        let changes = [
            createdAt != old.createdAt, updatedAt != old.updatedAt,
            workspaceNumber != old.workspaceNumber, kind != old.kind, isText,
        ]
        let changed = names.indices.filter { changes[$0] }
        guard !changed.isEmpty else { return nil }
        let settings = changed.map { "\(names[$0]) = ?" }.joined(separator: ", ")
        let values = values
        return (
            "UPDATE subject SET \(settings) WHERE \(Connection.subjectCondition)",
            changed.map { values[$0] }
        )
    }
}

extension SubjectFacts {
    /// The number of the kind, 0 for all but submissions.
    func kindCode(of type: SubjectType) -> Int64 {
        type == .submission ? submissionKind?.code ?? 0 : 0
    }
}
