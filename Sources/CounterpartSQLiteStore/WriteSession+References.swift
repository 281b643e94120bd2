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
        let new = try reference(draft, replacing: current, in: account, at: now)
        try storing { () throws(SQLiteError) in
            if let current {
                try self.update(current, to: new, in: account)
            } else {
                try self.insert(new, in: account)
            }
        }
        let subjects =
            includesSubjects
            ? try storing { () throws(SQLiteError) in
                try self.connection.subjects(of: [new], in: account)
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
            let key = SQLValue.integer(ReferenceKey.key(id, in: account))
            let selection = try self.connection.statement(
                "SELECT \(ReferenceRow.columns) FROM reference WHERE key = ?"
            )
            try selection.bind([key])
            guard let old = try self.first(selection) else { return false }
            try self.connection.run("DELETE FROM reference WHERE key = ?", key)
            self.counters.add(-1, CounterChanges.Key(old, in: account))
            try self.countSubject(from: old, to: nil, in: account)
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
    ) throws(SQLiteError) -> Reference? {
        guard let address = draft.address(under: account.identity) else { return nil }
        let statement = try connection.statement(Self.selectionByIdentity)
        try statement.bind(account.id.rawValue, at: 1)
        try statement.bind(Int64(address.subject.type.rawValue), at: 2)
        try statement.bind(address.subject.number, at: 3)
        try statement.bind(address.serviceName, at: 4)
        try statement.bind(address.discriminator, at: 5)
        return try first(statement)
    }

    private func first(_ statement: Statement) throws(SQLiteError) -> Reference? {
        defer { statement.reset() }
        return try statement.step() ? ReferenceRow.reference(statement) : nil
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
        if current == nil { reference.id = try reservedIDs.take(in: account, connection) }
        return reference
    }

    private func insert(_ new: Reference, in account: Account) throws(SQLiteError) {
        try countSubject(from: nil, to: new, in: account)
        let statement = try connection.statement(ReferenceRow.insertion)
        try ReferenceRow.bind(new, in: account, to: statement)
        try statement.run()
        counters.add(1, CounterChanges.Key(new, in: account))
    }

    private func update(
        _ old: Reference,
        to new: Reference,
        in account: Account
    ) throws(SQLiteError) {
        let columns = ReferenceColumns(changedFrom: old, to: new)
        guard !columns.isEmpty else { return }
        let statement = try update(columns)
        let key = SQLValue.integer(ReferenceKey.key(new.id, in: account))
        try statement.bind(columns.values(of: new) + [key])
        try statement.run()
        guard !columns.isDisjoint(with: [.serviceModel, .status, .externalStatus]) else { return }
        counters.add(-1, CounterChanges.Key(old, in: account))
        counters.add(1, CounterChanges.Key(new, in: account))
        try countSubject(from: old, to: new, in: account)
    }

    private static let selectionByIdentity = """
        SELECT \(ReferenceRow.columns) FROM reference INDEXED BY reference_identity
        WHERE account_id = ? AND subject_type = ? AND subject_id = ? AND service_name = ?
            AND discriminator = ?
        """
}
