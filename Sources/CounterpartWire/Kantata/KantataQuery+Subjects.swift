package import Counterpart

extension KantataQuery {
    /// Reads what the list of a collection is asked for (contract §5.5); unknown parameters do not
    /// count.
    ///
    /// - Parameters:
    ///   - parameters: All of the request.
    ///   - collection: The collection that is listed.
    ///   - zone: The zone of times that are given without one.
    /// - Throws: ``RequestError`` if a value cannot be what its filter needs.
    /// - Returns: The query, and the numbers that the answer repeats.
    package static func subjects(
        _ parameters: Parameters,
        in collection: SubjectCollection,
        zone: WireTimeZone = .utc
    ) throws(RequestError) -> ParsedListRequest<SubjectQuery> {
        var query = SubjectQuery(collection)
        query.ids = try ids(parameters, subjectNumber)
        query.createdAt = try timeRange(parameters, "created_after", "created_before", zone)
        query.updatedAt = try timeRange(parameters, "updated_after", "updated_before", zone)
        query.workspaceNumbers = try workspaceNumbers(parameters, collection.type)
        query.reference = try referenceCondition(parameters)
        query.hasReferences = try parameters.scalarText("has_external_references")
            .flatMap(boolean)
        query.unreferencedServiceName = try parameters.scalarText(
            "without_external_reference_service_name"
        ).flatMap { $0.isBlank ? nil : $0 }
        query.order = subjectOrder(try parameters.scalarText("order"))
        query.includesReferences = try includes(parameters).contains("external_references")
        let page = try PageRequest(parameters)
        query.window = page.window
        return ParsedListRequest(query: query, pageNumber: page.number, pageSize: page.size)
    }

    /// The types that name no workspace have no such filter, and an unknown parameter does not count.
    private static func workspaceNumbers(
        _ parameters: Parameters,
        _ type: SubjectType
    ) throws(RequestError) -> [Int64]? {
        guard type.attribute(named: "workspace_id") != nil else { return nil }
        return try parameters.filterTexts("workspace_id")?.compactMap(RubyInteger.parseExactly)
    }

    /// `nil` if none of the seven filters is given.
    private static func referenceCondition(
        _ parameters: Parameters
    ) throws(RequestError) -> SubjectQuery.ReferenceCondition? {
        var condition = SubjectQuery.ReferenceCondition()
        condition.serviceNames = try parameters.filterTexts("external_reference_service_name")
        condition.serviceModels = try parameters.filterTexts("external_reference_service_model")
        condition.serviceModelRefs = try serviceModelRefs(parameters)
        condition.statuses = try parameters.filterTexts("external_reference_status")?
            .compactMap(SyncStatus.init(name:))
        condition.externalStatuses = try parameters.filterTexts(
            "external_reference_external_status"
        )
        condition.externalMessages = try parameters.filterTexts(
            "external_reference_external_message"
        )
        return condition == SubjectQuery.ReferenceCondition() ? nil : condition
    }

    /// The ids there that both the filter for one and the filter for many allow.
    private static func serviceModelRefs(
        _ parameters: Parameters
    ) throws(RequestError) -> [String]? {
        let one = try parameters.filterTexts("external_reference_service_model_ref")
        guard let lists = try parameters.filterTexts("external_reference_service_model_refs")
        else { return one }
        var seen: Set<String> = []
        let many = lists.flatMap { $0.split(separator: ",").map(String.init) }
            .filter { !$0.isBlank && seen.insert($0).inserted }
        guard many.count <= serviceModelRefLimit else { throw .tooManyServiceModelRefs }
        guard let one else { return many }
        return many.filter(Set(one).contains)
    }

    /// How many ids there one request may ask for (contract A-18).
    static let serviceModelRefLimit = 200

    /// As Rails casts it: all but its list of what is false is true; `nil` if it is blank.
    private static func boolean(_ text: String) -> Bool? {
        text.isBlank ? nil : KantataDraft.boolean(.string(text))
    }

    /// An unknown name means the default, an unknown direction `asc` (contract §4.11).
    private static func subjectOrder(_ text: String?) -> SubjectQuery.Order {
        let (name, isDescending) = orderParts(text)
        switch name {
        case "created_at": return .init(by: .createdAt, isDescending: isDescending)
        case "updated_at": return .init(by: .updatedAt, isDescending: isDescending)
        case "id": return .init(by: .id, isDescending: isDescending)
        default: return SubjectQuery.Order()
        }
    }
}

extension RequestError {
    fileprivate static let tooManyServiceModelRefs = RequestError(
        status: 422,
        type: .validation,
        message: "External reference service model refs are too many "
            + "(maximum is \(KantataQuery.serviceModelRefLimit))",
        field: "external_reference_service_model_refs"
    )
}
