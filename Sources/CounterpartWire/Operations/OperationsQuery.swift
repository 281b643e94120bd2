package import Counterpart

/// The parameters of the operations surface, whose every name and value is checked.
package enum OperationsQuery {
    /// What a list of attempts is asked for.
    package struct Attempts: Hashable, Sendable {
        package var before: Int64?
        package var limit = 50
    }

    /// How references are written into a file.
    package enum ExportFormat: String, CaseIterable, Sendable {
        case csv
        case ndjson
    }

    /// The characters that a text to be searched for may have.
    package static let textLimit = 200

    /// Refuses all parameters.
    package static func nothing(_ query: String) throws(Problem) {
        if query.isEmpty { return }
        try StrictQuery(query).finish()
    }

    package static func references(_ query: String) throws(Problem) -> ReferenceSearch {
        var reader = try StrictQuery(query)
        var search = filters(&reader)
        search.filters.includesSubjects =
            reader.value("include", "Give subject.") { $0 == "subject" ? true : nil } ?? false
        page(&reader, of: &search)
        try reader.finish()
        return search
    }

    /// All that match are exported, so there are no pages.
    package static func export(
        _ query: String
    ) throws(Problem) -> (format: ExportFormat, search: ReferenceSearch) {
        var reader = try StrictQuery(query)
        let format = reader.required(
            "format",
            reader.value("format", "Give csv or ndjson.", ExportFormat.init(rawValue:))
        )
        let search = filters(&reader)
        try reader.finish()
        guard let format else { preconditionFailure("What is missing was told") }
        return (format, search)
    }

    /// The members of a cause.
    package static func references(
        of cause: Cause.ID,
        _ query: String
    ) throws(Problem) -> ReferenceSearch {
        var reader = try StrictQuery(query)
        var search = ReferenceSearch()
        search.cause = cause
        page(&reader, of: &search)
        try reader.finish()
        return search
    }

    package static func attempts(_ query: String) throws(Problem) -> Attempts {
        var reader = try StrictQuery(query)
        var attempts = Attempts()
        attempts.limit = reader.limit() ?? attempts.limit
        attempts.before = reader.cursor {
            if case .attempt(let number) = $0 { number } else { nil }
        }
        try reader.finish()
        return attempts
    }

    package static func causes(_ query: String) throws(Problem) -> CauseQuery {
        var reader = try StrictQuery(query)
        var causes = CauseQuery()
        causes.states = reader.list(
            "state",
            "Give some of new, ongoing, regressed and resolved.",
            Cause.State.init(rawValue:)
        )
        causes.serviceName = reader.text("service_name")
        causes.subjectType = reader.subjectType()
        causes.isMuted = reader.boolean("muted")
        causes.text = text(&reader)
        causes.limit = reader.limit() ?? causes.limit
        causes.after = reader.cursor { if case .cause(let id) = $0 { id } else { nil } }
        try reader.finish()
        return causes
    }

    /// What an expected set is compared with.
    package static func reconciliation(
        _ query: String,
        at now: Timestamp
    ) throws(Problem) -> ReconciliationScope {
        var reader = try StrictQuery(query)
        let subjectType = reader.required("subject_type", reader.subjectType())
        let serviceName = reader.required("service_name", reader.text("service_name"))
        let staleAfter = reader.value(
            "stale_after",
            "Give a duration like 30m, 24h or 7d.",
            seconds
        )
        try reader.finish()
        guard let subjectType, let serviceName else {
            preconditionFailure("What is missing was told")
        }
        return ReconciliationScope(
            subjectType: subjectType,
            serviceName: serviceName,
            staleBefore: staleAfter.map {
                Timestamp(secondsSinceEpoch: now.secondsSinceEpoch - $0)
            }
        )
    }

    /// The id that a path or a parameter gives, or `nil` if no cause can have it.
    package static func causeID(_ text: String) -> Cause.ID? {
        guard let number = KantataQuery.subjectNumber(text), number <= Cause.ID.maximum.rawValue
        else { return nil }
        return Cause.ID(rawValue: number)
    }
}

extension OperationsQuery {
    private static func filters(_ reader: inout StrictQuery) -> ReferenceSearch {
        var search = ReferenceSearch()
        search.filters.subjectTypes = reader.list(
            "subject_type",
            "Give subject types, for instance Invoice.",
            SubjectType.init(spelling:)
        )
        search.filters.subjectNumbers = reader.list(
            "subject_id",
            "Give whole numbers from 1."
        ) { KantataQuery.subjectNumber($0) }
        search.filters.serviceNames = reader.list("service_name")
        search.filters.serviceModels = reader.list("service_model")
        search.filters.serviceModelRefs = reader.list("service_model_ref")
        search.filters.statuses = reader.list(
            "status",
            "Give some of pending, successful and failed.",
            SyncStatus.init(name:)
        )
        search.filters.externalStatuses = reader.list("external_status")
        // A message may have commas of its own; for one of several, the parameter is repeated.
        search.filters.externalMessages = reader.values("external_message")
        search.filters.createdAt = reader.interval("created")
        search.filters.updatedAt = reader.interval("updated")
        search.filters.lastSyncedAt = reader.interval("last_synced")
        search.isLocked = reader.boolean("locked")
        search.text = text(&reader)
        search.cause = reader.value("cause", "Give the id of a cause.", causeID)
        return search
    }

    private static func text(_ reader: inout StrictQuery) -> String? {
        reader.value("q", "Give at most \(textLimit) characters.") {
            $0.unicodeScalars.count <= textLimit ? $0 : nil
        }
    }

    private static func page(_ reader: inout StrictQuery, of search: inout ReferenceSearch) {
        search.limit = reader.limit() ?? search.limit
        search.after = reader.cursor {
            if case .reference(let position) = $0 { position } else { nil }
        }
    }

    /// The seconds of a duration like `24h`, up to a century.
    private static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }),
            let number = KantataQuery.subjectNumber(text.dropLast()),
            number <= 36_500 * 86_400 / unit
        else { return nil }
        return number * unit
    }
}
