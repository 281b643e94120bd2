import Counterpart
import CounterpartWire

/// About 2,000 references over five services, with their subjects, as they were a day ago: the same each
/// time but for the times, which follow the moment of the making.
///
/// What happened since then is ``DemoHistory``.
enum DemoData {
    /// The name of the account that holds the data.
    static let accountName = "demo"

    static let seed: UInt64 = 2_026
    static let hour: Int64 = 3_600
    static let day: Int64 = 86_400

    /// A reference, and the way that it went.
    struct Sent {
        var reference: Reference
        let route: DemoRoute
    }

    static func subjects(at now: Timestamp) -> [Subject] {
        var generator = SeededGenerator(seed: seed)
        return DemoSubject.counts.flatMap { type, count in
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
                return Subject(id: subject.id, attributes: subject.attributes)
            }
        }
    }

    static func references(at now: Timestamp) -> [Sent] {
        var generator = SeededGenerator(seed: seed)
        var sent: [Sent] = []
        for route in DemoRoute.all {
            let count = DemoSubject.counts.first { $0.type == route.type }?.count ?? 0
            for number in 1...count
            where number != route.forgotten
                && Int.random(in: 0..<100, using: &generator) < route.share
            {
                let id = Reference.ID(rawValue: Int64(sent.count) + 1)
                let reference = reference(id, route, number, now, &generator)
                sent.append(Sent(reference: reference, route: route))
            }
        }
        return sent
    }

    private static func reference(
        _ id: Reference.ID,
        _ route: DemoRoute,
        _ number: Int64,
        _ now: Timestamp,
        _ generator: inout SeededGenerator
    ) -> Reference {
        let ref = route.ref(number)
        let failure = route.failure.flatMap { failure in
            number.isMultiple(of: failure.every) && failure.isActive(hoursAgo: 24) ? failure : nil
        }
        let isPending = failure == nil && Int.random(in: 0..<100, using: &generator) < 3
        let created = now.advanced(by: -Int64.random(in: 31 * day...60 * day, using: &generator))
        let age = failure == nil ? 25 * hour...30 * day : 24 * hour...30 * hour
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
    func advanced(by seconds: Int64) -> Timestamp {
        Timestamp(secondsSinceEpoch: secondsSinceEpoch + seconds)
    }
}
