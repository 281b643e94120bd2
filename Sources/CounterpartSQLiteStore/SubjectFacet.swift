import Counterpart

/// What the kept counters tell of the subjects that are held: for each facet, how many have it.
enum SubjectFacet: Hashable {
    /// Every subject has it.
    case held
    /// It has any reference.
    case referenced
    /// It has a reference in the service.
    case service(ExactText)
    /// It has a reference with the status.
    case status(SyncStatus)
    /// It has a reference in the service that has the status.
    case serviceStatus(ExactText, SyncStatus)
    /// It has a reference to the service's model.
    case model(ExactText)
    /// It has a reference with the status there.
    case externalStatus(ExactText)

    /// How the facet stands in the tables.
    var columns: (depth: Int64, service: String, detail: String) {
        switch self {
        case .held: (0, "", "")
        case .referenced: (1, "", "")
        case .service(let service): (2, service.text, "")
        case .status(let status): (3, "", "\(status.rawValue)")
        case .serviceStatus(let service, let status): (4, service.text, "\(status.rawValue)")
        case .model(let model): (5, "", model.text)
        case .externalStatus(let status): (6, "", status.text)
        }
    }

    /// What names its map, if it is also kept which subjects have it.
    ///
    /// Those are the facets that a reference seldom gains or loses while it is held: a map costs a page
    /// of each change.
    var mapName: String? {
        switch self {
        case .held, .referenced: ""
        case .service(let service): service.text
        case .model(let model): model.text
        case .status, .serviceStatus, .externalStatus: nil
        }
    }
}

extension SubjectFacet {
    /// The facets that a subject has by one reference.
    static func facets(
        service: String,
        model: String,
        status: SyncStatus,
        externalStatus: String?
    ) -> Set<SubjectFacet> {
        let service = ExactText(service)
        var facets: Set<SubjectFacet> = [
            .referenced, .service(service), .status(status), .serviceStatus(service, status),
            .model(ExactText(model)),
        ]
        if let externalStatus { facets.insert(.externalStatus(ExactText(externalStatus))) }
        return facets
    }

    static func facets(of reference: Reference?) -> Set<SubjectFacet> {
        guard let reference else { return [] }
        return facets(
            service: reference.serviceName,
            model: reference.serviceModel,
            status: reference.status,
            externalStatus: reference.externalStatus
        )
    }
}

extension SubjectQuery.ReferenceCondition {
    /// The facet of the subjects for which this holds, if it is one.
    var facet: SubjectFacet? {
        func one(_ list: [String]?) -> ExactText? {
            list?.count == 1 ? list?.first.map(ExactText.init) : nil
        }
        let status = statuses?.count == 1 ? statuses?.first : nil
        guard serviceModelRefs == nil, externalMessages == nil else { return nil }
        switch (serviceNames, statuses, serviceModels, externalStatuses) {
        case (_?, nil, nil, nil): return one(serviceNames).map(SubjectFacet.service)
        case (nil, _?, nil, nil): return status.map(SubjectFacet.status)
        case (_?, _?, nil, nil):
            guard let service = one(serviceNames), let status else { return nil }
            return .serviceStatus(service, status)
        case (nil, nil, _?, nil): return one(serviceModels).map(SubjectFacet.model)
        case (nil, nil, nil, _?): return one(externalStatuses).map(SubjectFacet.externalStatus)
        default: return nil
        }
    }
}
