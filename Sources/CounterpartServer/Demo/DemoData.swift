package import Counterpart
import CounterpartWire

/// About 2,000 references over five services, with their subjects and three groups of failures: the
/// same each time but for the times, which end at the moment of the making.
package enum DemoData {
    /// The name of the account that holds the data.
    package static let accountName = "demo"

    private static let seed: UInt64 = 2_026
    private static let hour: Int64 = 3_600
    private static let day: Int64 = 86_400

    package static func records(at now: Timestamp) -> [TransferRecord] {
        var generator = SeededGenerator(seed: seed)
        return subjects(at: now, &generator) + references(at: now, &generator)
    }

    private static func subjects(
        at now: Timestamp,
        _ generator: inout SeededGenerator
    ) -> [TransferRecord] {
        DemoSubject.counts.flatMap { type, count in
            (1...count).map { number in
                let created = now.advanced(
                    by: -Int64.random(in: 60 * day...400 * day, using: &generator)
                )
                let updated = now.advanced(
                    by: -Int64.random(in: hour...50 * day, using: &generator)
                )
                let subject = DemoSubject(
                    id: Subject.ID(type: type, number: number),
                    createdAt: ISO8601.text(created),
                    updatedAt: ISO8601.text(updated)
                )
                return .subject(Subject(id: subject.id, attributes: subject.attributes))
            }
        }
    }

    private static func references(
        at now: Timestamp,
        _ generator: inout SeededGenerator
    ) -> [TransferRecord] {
        var records: [TransferRecord] = []
        for route in DemoRoute.all {
            let count = DemoSubject.counts.first { $0.type == route.type }?.count ?? 0
            for number in 1...count where Int.random(in: 0..<100, using: &generator) < route.share {
                let id = Reference.ID(rawValue: Int64(records.count) + 1)
                records.append(.reference(reference(id, route, number, now, &generator)))
            }
        }
        return records
    }

    private static func reference(
        _ id: Reference.ID,
        _ route: DemoRoute,
        _ number: Int64,
        _ now: Timestamp,
        _ generator: inout SeededGenerator
    ) -> Reference {
        let ref = route.ref(number)
        let failure = route.failure.flatMap { number.isMultiple(of: $0.every) ? $0 : nil }
        let isPending = failure == nil && Int.random(in: 0..<100, using: &generator) < 3
        let created = now.advanced(by: -Int64.random(in: 31 * day...60 * day, using: &generator))
        // What fails, fails since then; what is well was synced at some time of the last month.
        let age = failure.map { 1...$0.hoursAgo * hour } ?? 60...30 * day
        let synced = now.advanced(by: -Int64.random(in: age, using: &generator))
        return Reference(
            id: id,
            subject: Subject.ID(type: route.type, number: number),
            serviceName: route.service,
            serviceModel: route.model,
            serviceModelRef: ref,
            status: failure != nil ? .failed : isPending ? .pending : .successful,
            externalLink: route.link(ref),
            externalMessage: failure?.message(number, ref),
            externalStatus: isPending ? nil : route.statuses.randomElement(using: &generator),
            isLocked: route.type == .expense && number.isMultiple(of: 9),
            createdAt: created,
            updatedAt: synced,
            lastSyncedAt: synced
        )
    }
}

extension Timestamp {
    fileprivate func advanced(by seconds: Int64) -> Timestamp {
        Timestamp(secondsSinceEpoch: secondsSinceEpoch + seconds)
    }
}
