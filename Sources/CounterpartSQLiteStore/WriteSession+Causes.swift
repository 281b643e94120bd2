import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Counts a reference that comes (`held` is `nil`), goes (`new` is `nil`) or changes for its
    /// causes; returns the key of that with which `new` fails.
    ///
    /// The cause that it has now gains before the one that it had loses.
    func changeCause(
        from held: HeldReference?,
        to new: Reference?,
        _ columns: ReferenceColumns,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> Int64? {
        let old = held?.cause
        var cause: Int64?
        if let new, new.status == .failed {
            if let old, columns.isDisjoint(with: [.serviceModel, .externalMessage]) {
                cause = old
            } else {
                cause = try pending.causes.key(
                    of: CauseIdentity(new, in: account.id),
                    example: new.externalMessage,
                    seenAt: now,
                    connection
                )
            }
        }
        if let cause {
            let gain: Int64 = cause == old ? 0 : 1
            try pending.causes.gain(cause, by: gain, seen: now...now, at: now, connection)
            pending.causes.count(cause, inHour: now.hour)
        }
        if let old, old != cause { try pending.causes.lose(old, at: now, connection) }
        return cause
    }

    /// Counts a write by the status that it ended with.
    func countActivity(_ new: Reference, in account: Account, at now: Timestamp) {
        pending.activity.count(
            in: account.id,
            service: ExactText(new.serviceName),
            type: new.subject.type,
            status: new.status,
            hour: now.hour,
            last: now
        )
    }
}
