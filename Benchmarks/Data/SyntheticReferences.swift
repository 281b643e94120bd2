import Counterpart
import CounterpartServer

/// References with ascending ids, whose types, services, statuses and messages are skewed as in a real
/// registry.
struct SyntheticReferences: Sequence, IteratorProtocol {
    /// 2026-06-30T00:00:00Z: the end of the year in which everything was made and synced.
    private static let end: Int64 = 1_782_777_600
    private static let year: Int64 = 31_536_000
    /// Of a thousand references, those that failed and those that wait.
    private static let failedShare = 30
    private static let pendingShare = 10
    /// How many different causes the failures have.
    private static let causeCount = 200

    private let count: Int64
    private var generator: SeededGenerator
    private var id: Int64 = 0
    /// How many references have gone each way; subjects are numbered by it.
    private var sent = [Int64](repeating: 0, count: Route.all.count)
    /// The ways of a thousand references, in order.
    private let schedule: [Int] = Route.all.indices.flatMap { index in
        Array(repeating: index, count: Route.all[index].weight)
    }

    init(count: Int64, seed: UInt64) {
        self.count = count
        generator = SeededGenerator(seed: seed)
    }

    mutating func next() -> TransferRecord? {
        guard id < count else { return nil }
        id += 1
        let index = schedule[Int.random(in: 0..<schedule.count, using: &generator)]
        sent[index] += 1
        return .reference(reference(Route.all[index], subject: sent[index]))
    }

    private mutating func reference(_ route: Route, subject: Int64) -> Reference {
        let chance = Int.random(in: 0..<1_000, using: &generator)
        let status: SyncStatus =
            chance < Self.failedShare
            ? .failed : chance < Self.failedShare + Self.pendingShare ? .pending : .successful
        // Ids ascend with time, as they do where they are given out.
        let created = Self.end - Self.year + Self.year * id / count
        let synced = Int64.random(in: created...Self.end, using: &generator)
        let ref = "\(route.service.prefix(2).uppercased())-\(1_000_000 + subject)"
        return Reference(
            id: Reference.ID(rawValue: id),
            subject: Subject.ID(type: route.type, number: subject),
            serviceName: route.service,
            serviceModel: route.model,
            serviceModelRef: ref,
            status: status,
            externalLink: "https://\(route.service).example.com/\(route.model)/\(ref)",
            externalMessage: status == .failed ? message(ref) : nil,
            externalStatus: status == .pending
                ? nil : route.statuses.randomElement(using: &generator),
            isLocked: chance.isMultiple(of: 40),
            createdAt: Timestamp(secondsSinceEpoch: created),
            updatedAt: Timestamp(secondsSinceEpoch: synced),
            lastSyncedAt: Timestamp(secondsSinceEpoch: synced)
        )
    }

    private mutating func message(_ ref: String) -> String {
        // A few causes make most of the failures.
        let cause = Int.random(
            in: 0...Int.random(in: 0..<Self.causeCount, using: &generator),
            using: &generator
        )
        return "ERR_\(100 + cause): the record \(ref) was refused: field \(cause % 17) is not valid"
    }
}
