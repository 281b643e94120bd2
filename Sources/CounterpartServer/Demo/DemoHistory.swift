import Counterpart

/// What the integrations of the demo account wrote in the last day, run by run: failures begin, are
/// tried again, are resolved and come back.
struct DemoHistory {
    /// One run of an integration; all that it writes has one time.
    struct Run {
        let at: Timestamp
        /// The label of the integration's token.
        let writer: String
        let drafts: [ReferenceDraft]
    }

    /// Who syncs with a service, and how often.
    struct Integration {
        let service: String
        let label: String
        /// Minutes between two runs.
        let period: Int64
        /// The references of each route that a run writes though nothing is wrong with them.
        let share: Int
    }

    static let integrations = [
        Integration(service: "netsuite", label: "erp-sync", period: 60, share: 5),
        Integration(service: "salesforce", label: "crm-bridge", period: 60, share: 4),
        Integration(service: "jira", label: "jira-connector", period: 30, share: 4),
        Integration(service: "quickbooks_online", label: "books-sync", period: 120, share: 6),
        Integration(service: "workday", label: "hr-feed", period: 120, share: 6),
    ]
    /// Writes what fails in NetSuite, and nothing else.
    static let nightly = "night-sync"

    /// How often a run of failures is tried again before only every fourth run tries it.
    private static let eagerTries = 3

    private var sent: [DemoData.Sent]
    private let now: Timestamp
    private var generator = SeededGenerator(seed: DemoData.seed + 1)
    /// How often each has failed in a row.
    private var tries: [Int]

    init(_ sent: [DemoData.Sent], now: Timestamp) {
        self.sent = sent
        self.now = now
        tries = sent.map { $0.reference.status == .failed ? 1 : 0 }
    }

    /// All runs, the oldest first.
    mutating func runs() -> [Run] {
        var runs: [Run] = []
        for (offset, integration) in Self.integrations.enumerated() {
            let indices = sent.indices.filter { sent[$0].route.service == integration.service }
            let period = integration.period * 60
            // Not all of them begin on the hour.
            let last = now.secondsSinceEpoch / period * period + Int64(offset) * 420 + 7
            for back in stride(from: DemoData.day / period, through: 0, by: -1) {
                let at = Timestamp(secondsSinceEpoch: last - back * period)
                guard at < now, now.secondsSinceEpoch - at.secondsSinceEpoch < DemoData.day else {
                    continue
                }
                runs += run(integration, indices, at)
            }
        }
        return runs.sorted { $0.at < $1.at }
    }

    private mutating func run(
        _ integration: Integration,
        _ indices: [Int],
        _ at: Timestamp
    ) -> [Run] {
        let failed = indices.compactMap { fail($0, at) }
        var written = indices.filter { isOver($0, at) }
        for index in written { tries[index] = 0 }
        let healthy = indices.filter { tries[$0] == 0 && !isFailing($0, at) }
        let routes = Set(indices.map { sent[$0].route.model }).count
        for _ in 0..<integration.share * routes {
            if let index = healthy.randomElement(using: &generator) { written.append(index) }
        }
        let isNightly = integration.service == "netsuite"
        let runs = [
            Run(at: at, writer: isNightly ? Self.nightly : integration.label, drafts: failed),
            Run(at: at, writer: integration.label, drafts: written.map { success($0) }),
        ]
        return runs.filter { !$0.drafts.isEmpty }
    }

    private func hoursAgo(_ at: Timestamp) -> Double {
        Double(now.secondsSinceEpoch - at.secondsSinceEpoch) / Double(DemoData.hour)
    }

    private func isFailing(_ index: Int, _ at: Timestamp) -> Bool {
        let (reference, route) = (sent[index].reference, sent[index].route)
        guard let failure = route.failure else { return false }
        return reference.subject.number.isMultiple(of: failure.every)
            && failure.isActive(hoursAgo: hoursAgo(at))
    }

    private func isOver(_ index: Int, _ at: Timestamp) -> Bool {
        tries[index] > 0 && !isFailing(index, at)
    }

    /// The write of a reference that fails in this run, or `nil` if it does not, or is not tried.
    private mutating func fail(_ index: Int, _ at: Timestamp) -> ReferenceDraft? {
        let (reference, route) = (sent[index].reference, sent[index].route)
        guard let failure = route.failure, isFailing(index, at) else { return nil }
        tries[index] += 1
        guard tries[index] <= Self.eagerTries || tries[index].isMultiple(of: 4) else { return nil }
        var draft = ReferenceDraft(reference)
        draft.status = .set(.known(.failed))
        draft.externalMessage = .set(
            failure.message(reference.subject.number, reference.serviceModelRef)
        )
        if let status = failure.externalStatus { draft.externalStatus = .set(status) }
        return draft
    }

    private mutating func success(_ index: Int) -> ReferenceDraft {
        var draft = ReferenceDraft(sent[index].reference)
        draft.status = .set(.known(.successful))
        draft.externalMessage = .set(nil)
        draft.externalStatus = .set(sent[index].route.statuses.randomElement(using: &generator))
        return draft
    }
}

extension ReferenceDraft {
    /// What says where `reference` is, and leaves the rest as it is.
    fileprivate init(_ reference: Reference) {
        self.init()
        subjectType = .known(reference.subject.type)
        subjectNumber = reference.subject.number
        serviceName = reference.serviceName
        serviceModel = .set(reference.serviceModel)
        serviceModelRef = .set(reference.serviceModelRef)
    }
}
