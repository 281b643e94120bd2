/// Since when a reference fails without a success between, as far as its ledger tells.
struct FailureEpisode: Equatable {
    /// When it began to fail, or the earliest time at which it is known to have failed.
    let start: Timestamp
    /// How many attempts failed since; 0 if none is known.
    let attempts: Int
    /// Whether it may have begun before what is known.
    let isOpen: Bool

    init(of entry: Standing.Entry) {
        var start: Timestamp?
        var attempts = 0
        var isOpen = true
        for attempt in entry.attempts {
            let status = attempt.changes.first { $0.attribute == "status" }
            // A write that does not touch the status is one more failure.
            if let status, status.new != SyncStatus.failed.name { break }
            start = attempt.at
            attempts += 1
            if status != nil {
                isOpen = false
                break
            }
        }
        let known = entry.reference.lastSyncedAt ?? entry.reference.updatedAt
        // An import can be younger than the failure that it brought.
        self.start = isOpen ? min(start ?? known, known) : start ?? known
        self.attempts = attempts
        self.isOpen = isOpen
    }

    /// The number of attempts, for behind the start.
    var remark: String {
        guard attempts > 0 else { return "" }
        let words = attempts == 1 ? "1 attempt" : "\(attempts) attempts"
        return isOpen ? " or longer (at least \(words))" : " (\(words))"
    }
}
