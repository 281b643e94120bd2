package import Counterpart

/// Kantata's query parameters (contract §4).
package enum KantataQuery {
    /// Reads what `GET /external_references` is asked for; unknown parameters do not count.
    ///
    /// - Parameters:
    ///   - parameters: All of the request.
    ///   - zone: The zone of times that are given without one.
    /// - Throws: ``RequestError`` if the subject type is missing or unknown, or if a value cannot be
    ///   what its filter needs.
    /// - Returns: The query, and the numbers that the answer repeats.
    package static func references(
        _ parameters: Parameters,
        zone: WireTimeZone = .utc
    ) throws(RequestError) -> ParsedListRequest<ReferenceQuery> {
        var query = ReferenceQuery()
        query.ids = try ids(parameters, referenceID)
        query.subjectTypes = try subjectTypes(parameters, isRequired: query.ids == nil)
        query.subjectNumbers = try subjectNumbers(parameters)
        query.statuses = try parameters.filterTexts("status")?.compactMap(SyncStatus.init(name:))
        query.serviceNames = try parameters.filterTexts("service_name")
        query.serviceModels = try parameters.filterTexts("service_model")
        query.serviceModelRefs = try parameters.filterTexts("service_model_ref")
        query.externalStatuses = try parameters.filterTexts("external_status")
        query.externalMessages = try parameters.filterTexts("external_message")
        query.createdAt = try timeRange(parameters, "created_after", "created_before", zone)
        query.updatedAt = try timeRange(parameters, "updated_after", "updated_before", zone)
        query.lastSyncedAt = try timeRange(
            parameters,
            "last_synced_after",
            "last_synced_before",
            zone
        )
        query.order = order(try parameters.scalarText("order"))
        query.includesSubjects = try includesSubject(parameters)
        let page = try PageRequest(parameters)
        query.window = page.window
        return ParsedListRequest(query: query, pageNumber: page.number, pageSize: page.size)
    }

    /// Whether the subjects are to be included.
    package static func includesSubject(_ parameters: Parameters) throws(RequestError) -> Bool {
        try includes(parameters).contains("subject")
    }

    /// The id that a path or a token of `only` gives, or `nil` if no reference can have it.
    package static func referenceID(_ text: some StringProtocol) -> Reference.ID? {
        guard let number = subjectNumber(text), number <= Reference.ID.maximum.rawValue
        else { return nil }
        return Reference.ID(rawValue: number)
    }

    /// The number that a path or a token of `only` gives, or `nil` if no subject can have it.
    package static func subjectNumber(_ text: some StringProtocol) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 48 < 10 }), let number = Int64(text),
            number >= 1
        else { return nil }
        return number
    }

    /// The names in `include`, which is split on commas and not trimmed (contract §4.12).
    static func includes(_ parameters: Parameters) throws(RequestError) -> [Substring] {
        try parameters.filterTexts("include")?.flatMap { $0.split(separator: ",") } ?? []
    }

    /// `nil` if `only` is absent or blank; what is no id in it is left out (contract §4.7).
    static func ids<ID: Hashable>(
        _ parameters: Parameters,
        _ id: (Substring) -> ID?
    ) throws(RequestError) -> [ID]? {
        guard let texts = try parameters.filterTexts("only") else { return nil }
        let ids = texts.flatMap { $0.split(separator: ",").compactMap(id) }
        guard ids.count <= Parameters.filterValueLimit else { throw .invalidParameterValue }
        if ids.count < 2 { return ids }
        var seen: Set<ID> = []
        return ids.filter { seen.insert($0).inserted }
    }

    /// Required, unless `only` names the references (contract A-7).
    private static func subjectTypes(
        _ parameters: Parameters,
        isRequired: Bool
    ) throws(RequestError) -> [SubjectType]? {
        let texts = try parameters.filterTexts("subject_type")?.filter { !$0.isBlank } ?? []
        guard !texts.isEmpty else {
            if isRequired { throw .blankSubjectType }
            return nil
        }
        var types: [SubjectType] = []
        for text in texts {
            guard let type = SubjectType(spelling: text) else { throw .unknownSubjectType }
            if !types.contains(type) { types.append(type) }
        }
        return types
    }

    /// What is no number is 0; a word that stands for true, unless it is in an array, is 1
    /// (contract §4.2, §3.5).
    private static func subjectNumbers(_ parameters: Parameters) throws(RequestError) -> [Int64]? {
        let texts = try parameters.filterTexts("subject_id")
        if let word = texts?.first, ["true", "TRUE"].contains(word),
            parameters["subject_id"] == .string(word)
        {
            return [1]
        }
        return texts?.compactMap(RubyInteger.parseExactly)
    }

    /// Reads an interval, whose ends are open (contract A-10).
    ///
    /// Times are kept in whole seconds, so a fraction is rounded outwards. Of several values one
    /// must hold, which is the widest.
    static func timeRange(
        _ parameters: Parameters,
        _ after: String,
        _ before: String,
        _ zone: WireTimeZone
    ) throws(RequestError) -> ReferenceQuery.TimeRange {
        ReferenceQuery.TimeRange(
            after: try instants(parameters, after, zone).map(\.floor).min(),
            before: try instants(parameters, before, zone).map(\.ceiling).max()
        )
    }

    private static func instants(
        _ parameters: Parameters,
        _ name: String,
        _ zone: WireTimeZone
    ) throws(RequestError) -> [ISO8601.Instant] {
        guard let texts = try parameters.filterTexts(name) else { return [] }
        var instants: [ISO8601.Instant] = []
        for text in texts where !text.isBlank {
            guard let instant = ISO8601.parse(text, zone: zone) else {
                throw .invalidParameterValue
            }
            instants.append(instant)
        }
        return instants
    }

    /// An unknown name means the default, an unknown direction `asc` (contract §4.11).
    private static func order(_ text: String?) -> ReferenceQuery.Order {
        let (name, isDescending) = orderParts(text)
        switch name {
        case "created_at": return .init(by: .createdAt, isDescending: isDescending)
        case "last_synced_at": return .init(by: .lastSyncedAt, isDescending: isDescending)
        default: return ReferenceQuery.Order()
        }
    }

    /// The name to sort by, and whether the direction is exactly `desc`.
    static func orderParts(_ text: String?) -> (name: Substring, isDescending: Bool) {
        guard let text else { return ("", false) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return (parts[0], parts.count > 1 && parts[1] == "desc")
    }
}
