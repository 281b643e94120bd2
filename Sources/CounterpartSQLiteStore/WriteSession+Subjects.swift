import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Writes all of the new subjects with their references, or undoes what it has written.
    func createSubjects(
        _ drafts: [SubjectDraft],
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(StoreError) -> [Subject.ID] {
        try allOrNothing { () throws(StoreError) in
            var ids: [Subject.ID] = []
            for (index, draft) in drafts.enumerated() {
                do throws(StoreError) {
                    let type = collection.type
                    ids.append(try self.create(draft, type, in: account, at: now, by: author))
                } catch {
                    throw error.of(index)
                }
            }
            return ids
        }
    }

    /// Writes over a subject; returns whether it is there.
    ///
    /// Everything that may refuse the draft is asked before anything is written.
    func updateSubject(
        _ draft: SubjectDraft,
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(StoreError) -> Bool {
        guard let number = draft.number,
            let old = try row(number, in: collection, of: account)
        else { return false }
        let new = try row(draft, old.subject.id, replacing: old, at: now)
        try writeReference(of: draft, new.subject.id, in: account, at: now, by: author)
        try storing { () throws(SQLiteError) in
            let isCountedAnew = old.kind != new.kind
            if isCountedAnew { try self.countDeparture(of: old.subject.id, in: account) }
            try self.connection.replace(old, by: new, in: account)
            if isCountedAnew { try self.countArrival(of: new.subject.id, in: account) }
        }
        return true
    }

    /// Deletes a subject, but none of its references; returns whether it was there.
    func deleteSubject(
        _ number: Int64,
        in collection: SubjectCollection,
        of account: Account
    ) throws(StoreError) -> Bool {
        guard let old = try row(number, in: collection, of: account) else { return false }
        try storing { () throws(SQLiteError) in
            try self.countDeparture(of: old.subject.id, in: account)
            try self.connection.deleteSubject(old.subject.id, in: account)
        }
        return true
    }

    private func create(
        _ draft: SubjectDraft,
        _ type: SubjectType,
        in account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(StoreError) -> Subject.ID {
        let number = try number(of: draft, type, in: account)
        let id = Subject.ID(type: type, number: number)
        let new = try row(draft, id, replacing: nil, at: now)
        try storing { () throws(SQLiteError) in
            try self.connection.insert(new, accountID: account.id.rawValue)
            try self.countArrival(of: id, in: account)
        }
        try writeReference(of: draft, id, in: account, at: now, by: author)
        return id
    }

    private func row(
        _ number: Int64,
        in collection: SubjectCollection,
        of account: Account
    ) throws(StoreError) -> SubjectRow? {
        let id = Subject.ID(type: collection.type, number: number)
        let row = try storing { () throws(SQLiteError) in
            try self.connection.subjectRow(id, in: account)
        }
        guard let row, let kind = collection.submissionKind else { return row }
        return row.kind == kind.code ? row : nil
    }

    private func row(
        _ draft: SubjectDraft,
        _ id: Subject.ID,
        replacing old: SubjectRow?,
        at now: Timestamp
    ) throws(StoreError) -> SubjectRow {
        let attributes: String
        do {
            attributes = try draft.attributes(old?.subject.attributes)
        } catch {
            throw .invalid(error)
        }
        let subject = Subject(id: id, attributes: attributes)
        let facts = configuration.subjectFacts(subject)
        return SubjectRow(subject, facts, replacing: old, at: now)
    }

    private func writeReference(
        of draft: SubjectDraft,
        _ id: Subject.ID,
        in account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(StoreError) {
        guard var reference = draft.reference else { return }
        reference.subjectType = .known(id.type)
        reference.subjectNumber = id.number
        _ = try upsert(reference, in: account, at: now, by: author, includesSubjects: false)
    }
}

extension StoreError {
    /// The error as one of the object at this place of the request.
    fileprivate func of(_ index: Int) -> StoreError {
        guard case .invalid(var violations) = self else { return self }
        violations.index = index
        return .invalid(violations)
    }
}
