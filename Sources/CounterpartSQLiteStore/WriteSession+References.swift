import Counterpart
import CounterpartSQLite

extension WriteSession {
    func upsert(
        _ draft: ReferenceDraft,
        in account: Account,
        at now: Timestamp,
        by author: Author,
        includesSubjects: Bool
    ) throws(StoreError) -> Upserted<ReferencePage> {
        let current = try storing { () throws(SQLiteError) in try self.current(draft, in: account) }
        let old = current?.reference
        let new = try reference(draft, replacing: old, in: account, at: now)
        try storing { () throws(SQLiteError) in
            let attempt = AttemptDraft(
                kind: current == nil ? .created : .updated,
                reference: new.id,
                previous: current?.lastAttempt ?? 0,
                changes: AttributeChange.changes(from: old, to: new)
            )
            let sequence = try self.append(attempt, in: account, at: now, by: author)
            if let current {
                try self.update(current, to: new, attempt: sequence, in: account, at: now)
            } else {
                try self.insert(new, attempt: sequence, in: account, at: now)
            }
            self.countActivity(new, in: account, at: now)
        }
        let subjects =
            includesSubjects
            ? try storing { () throws(SQLiteError) in
                try self.connection.subjects([new.subject], in: account)
            } : nil
        let page = ReferencePage(references: [new], count: 1, subjects: subjects)
        return current == nil ? .inserted(page) : .updated(page)
    }

    /// Deletes the reference; returns whether it was there.
    func delete(
        _ id: Reference.ID,
        in account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(StoreError) -> Bool {
        guard ReferenceKey.isPossible(id) else { return false }
        return try storing { () throws(SQLiteError) in
            let key = ReferenceKey.key(id, in: account)
            let selection = try self.connection.statement(
                "SELECT \(HeldReference.columns) FROM reference WHERE key = ?"
            )
            try selection.bind(key, at: 1)
            guard let held = try self.first(selection) else { return false }
            let attempt = AttemptDraft(
                kind: .deleted,
                reference: id,
                previous: held.lastAttempt,
                changes: AttributeChange.changes(from: held.reference, to: nil)
            )
            let sequence = try self.append(attempt, in: account, at: now, by: author)
            _ = try self.changeRareStatus(from: held.reference, to: nil, in: account)
            try self.connection.run("DELETE FROM reference WHERE key = ?", .integer(key))
            try self.keepEnding(of: held.reference, attempt: sequence, in: account)
            _ = try self.changeCause(from: held, to: nil, [], in: account, at: now)
            self.pending.counters.add(-1, CounterChanges.Key(held.reference, in: account))
            try self.countSubject(from: held.reference, to: nil, in: account)
            return true
        }
    }

    /// Runs what only the database can refuse.
    func storing<Value>(
        _ body: () throws(SQLiteError) -> Value
    ) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error)
        }
    }

    private func current(
        _ draft: ReferenceDraft,
        in account: Account
    ) throws(SQLiteError) -> HeldReference? {
        guard let address = draft.address(under: account.identity) else { return nil }
        let statement = try connection.statement(Self.selectionByIdentity)
        try statement.bind(account.id.rawValue, at: 1)
        try statement.bind(Int64(address.subject.type.rawValue), at: 2)
        try statement.bind(address.subject.number, at: 3)
        try statement.bind(address.serviceName, at: 4)
        try statement.bind(address.discriminator, at: 5)
        return try first(statement)
    }

    private func first(_ statement: Statement) throws(SQLiteError) -> HeldReference? {
        defer { statement.reset() }
        return try statement.step() ? HeldReference(statement) : nil
    }

    private func reference(
        _ draft: ReferenceDraft,
        replacing current: Reference?,
        in account: Account,
        at now: Timestamp
    ) throws(StoreError) -> Reference {
        let rules = ReferenceRules(
            identity: account.identity,
            requiresExternalLink: configuration.requiresExternalLink
        )
        var reference: Reference
        do {
            let unknown = Reference.ID(rawValue: 0)
            reference = try draft.reference(replacing: current, id: unknown, at: now, under: rules)
        } catch {
            throw .invalid(error)
        }
        if current == nil { reference.id = try pending.reservedIDs.take(in: account, connection) }
        return reference
    }

    private func insert(
        _ new: Reference,
        attempt: Int64,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) {
        try countSubject(from: nil, to: new, in: account)
        let cause = try changeCause(from: nil, to: new, [], in: account, at: now)
        let rareStatus = try changeRareStatus(from: nil, to: new, in: account)
        let statement = try connection.statement(ReferenceRow.insertion)
        try ReferenceRow.bind(new, in: account, to: statement)
        try statement.bind(attempt, at: 17)
        try statement.bind(cause, at: 18)
        try statement.bind(rareStatus, at: 19)
        try statement.run()
        pending.counters.add(1, CounterChanges.Key(new, in: account))
    }

    private func update(
        _ held: HeldReference,
        to new: Reference,
        attempt: Int64,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) {
        let old = held.reference
        var columns = ReferenceColumns(changedFrom: old, to: new)
        let cause = try changeCause(from: held, to: new, columns, in: account, at: now)
        if cause != held.cause { columns.insert(.cause) }
        var rareStatus: String?
        if columns.contains(.externalStatus) {
            rareStatus = try changeRareStatus(from: old, to: new, in: account)
            columns.insert(.rareExternalStatus)
        }
        let statement = try update(columns)
        let key = ReferenceKey.key(new.id, in: account)
        let values = columns.values(of: new, cause: cause, rareStatus: rareStatus)
        try statement.bind(values + [.integer(attempt), .integer(key)])
        try statement.run()
        guard !columns.isDisjoint(with: [.serviceModel, .status, .externalStatus]) else { return }
        pending.counters.add(-1, CounterChanges.Key(old, in: account))
        pending.counters.add(1, CounterChanges.Key(new, in: account))
        try countSubject(from: old, to: new, in: account)
    }

    /// Keeps where the time line of a deleted reference ends.
    private func keepEnding(
        of old: Reference,
        attempt: Int64,
        in account: Account
    ) throws(SQLiteError) {
        try connection.run(
            """
            INSERT OR REPLACE INTO ended_reference (
                key, account_id, subject_type, subject_id, service_name, last_attempt
            )
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            .integer(ReferenceKey.key(old.id, in: account)),
            .integer(account.id.rawValue),
            .integer(Int64(old.subject.type.rawValue)),
            .integer(old.subject.number),
            .text(old.serviceName),
            .integer(attempt)
        )
    }

    private static let selectionByIdentity = """
        SELECT \(HeldReference.columns) FROM reference INDEXED BY reference_identity
        WHERE account_id = ? AND subject_type = ? AND subject_id = ? AND service_name = ?
            AND discriminator = ?
        """
}
