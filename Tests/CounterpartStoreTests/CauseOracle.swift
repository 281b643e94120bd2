import Counterpart
import CounterpartSQLite

/// The causes, activity and last successes of one account, as simple as can be.
struct CauseOracle {
    struct Identity: Hashable {
        let service: String
        let model: String
        let type: SubjectType
        let fingerprint: Fingerprint

        init(_ reference: Reference) {
            service = reference.serviceName
            model = reference.serviceModel
            type = reference.subject.type
            fingerprint = Fingerprint(of: reference.externalMessage)
        }
    }

    struct Cause {
        var example: String?
        var count = 0
        var first: Int64
        var last: Int64
        var resolved: Int64?
        var regressed: Int64?
        var hours: [Int64: Int] = [:]
    }

    private(set) var references: [Reference.ID: Reference] = [:]
    private(set) var causes: [Identity: Cause] = [:]
    private var activity: [String: Int] = [:]
    private var successes: [String: Int64] = [:]

    mutating func write(_ new: Reference, at now: Int64) {
        let old = references[new.id]
        let isSame = old.map { cause(of: $0) == cause(of: new) } ?? false
        if let identity = cause(of: new) {
            gain(identity, isSame ? 0 : 1, new, seen: now, at: now)
            causes[identity]?.hours[now / 3_600, default: 0] += 1
        }
        if !isSame, let old { lose(old, at: now) }
        references[new.id] = new
        count(new, at: now, success: now)
    }

    mutating func delete(_ id: Reference.ID, at now: Int64) {
        guard let old = references.removeValue(forKey: id) else { return }
        lose(old, at: now)
    }

    mutating func take(_ imported: [Reference], at now: Int64) {
        func failed(_ reference: Reference) -> Int64 {
            (reference.lastSyncedAt ?? reference.updatedAt).secondsSinceEpoch
        }
        let old = imported.compactMap { references[$0.id] }
        for new in imported.sorted(by: { failed($0) < failed($1) }) {
            if let identity = cause(of: new) {
                gain(identity, 1, new, seen: failed(new), at: now)
            }
            let before = references[new.id]
            let isKnown = before?.lastSyncedAt == new.lastSyncedAt && before?.status == new.status
            if let synced = new.lastSyncedAt?.secondsSinceEpoch {
                count(new, at: isKnown ? nil : synced, success: synced)
                if !isKnown, let identity = cause(of: new) {
                    causes[identity]?.hours[synced / 3_600, default: 0] += 1
                }
            }
        }
        for reference in old { lose(reference, at: now) }
        for new in imported { references[new.id] = new }
    }

    private func cause(of reference: Reference) -> Identity? {
        reference.status == .failed ? Identity(reference) : nil
    }

    private mutating func gain(
        _ identity: Identity,
        _ count: Int,
        _ reference: Reference,
        seen: Int64,
        at now: Int64
    ) {
        var cause =
            causes[identity] ?? Cause(example: reference.externalMessage, first: seen, last: seen)
        if cause.count == 0, cause.resolved != nil {
            (cause.resolved, cause.regressed) = (nil, now)
        }
        cause.count += count
        cause.first = min(cause.first, seen)
        cause.last = max(cause.last, seen)
        causes[identity] = cause
    }

    private mutating func lose(_ reference: Reference, at now: Int64) {
        guard let identity = cause(of: reference) else { return }
        causes[identity]?.count -= 1
        if causes[identity]?.count == 0 { causes[identity]?.resolved = now }
    }

    private mutating func count(_ new: Reference, at time: Int64?, success: Int64) {
        let route = "\(new.serviceName)|\(new.subject.type.rawValue)"
        if let time { activity["\(time / 3_600)|\(route)|\(new.status.rawValue)", default: 0] += 1 }
        guard new.status == .successful else { return }
        successes[route] = max(successes[route] ?? .min, success)
    }
}

/// The same as lines, of the oracle and of a database.
extension CauseOracle {
    var lines: [String] {
        func text(_ value: (some Any)?) -> String { value.map { "\($0)" } ?? "-" }
        let causes = causes.flatMap { identity, cause in
            let name = [
                identity.service, identity.model, "\(identity.type.rawValue)",
                identity.fingerprint.text, "\(identity.fingerprint.version)",
            ].joined(separator: "|")
            let values = [
                text(cause.example), "\(cause.count)", "\(cause.first)", "\(cause.last)",
                text(cause.resolved), text(cause.regressed),
            ].joined(separator: "|")
            return ["cause|\(name)|\(values)"]
                + cause.hours.map { "hour|\(name)|\($0.key)|\($0.value)" }
        }
        let members = references.values.compactMap { reference in
            cause(of: reference).map { "member|\(reference.id.rawValue)|\($0.fingerprint.text)" }
        }
        return
            (causes + members + activity.map { "activity|\($0.key)|\($0.value)" }
            + successes.map { "success|\($0.key)|\($0.value)" }).sorted()
    }

    static func lines(_ path: String) throws -> [String] {
        let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        let name = """
            service_name || '|' || service_model || '|' || subject_type || '|' || fingerprint
                || '|' || fingerprint_version
            """
        let statement = try connection.prepare(
            """
            SELECT 'cause|' || \(name) || '|' || coalesce(example, '-') || '|' || count || '|'
                || first_seen_at || '|' || last_seen_at || '|' || coalesce(resolved_at, '-')
                || '|' || coalesce(regressed_at, '-') FROM cause
            UNION ALL
            SELECT 'hour|' || \(name) || '|' || hour || '|' || cause_hour.count
            FROM cause_hour JOIN cause ON cause.key = cause_hour.cause
            UNION ALL
            SELECT 'member|' || (reference.key & 1099511627775) || '|' || fingerprint
            FROM reference JOIN cause ON cause.key = reference.cause
            UNION ALL
            SELECT 'activity|' || hour || '|' || service_name || '|' || subject_type || '|'
                || status || '|' || count FROM activity
            UNION ALL
            SELECT 'success|' || service_name || '|' || subject_type || '|' || at
            FROM last_success
            """
        )
        var lines: [String] = []
        while try statement.step() { lines.append(statement.text(0)) }
        return lines.sorted()
    }
}
