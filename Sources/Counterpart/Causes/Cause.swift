/// The failing references of one service, model and subject type whose messages have the same
/// fingerprint.
package struct Cause: Hashable, Identifiable, Sendable {
    package struct ID: RawRepresentable, Hashable, Sendable {
        package let rawValue: Int64

        /// The largest id: 2⁴⁰ − 1, so that account and id fit one 64-bit key.
        package static let maximum = ID(rawValue: (1 << 40) - 1)

        package init(rawValue: Int64) {
            self.rawValue = rawValue
        }
    }

    package enum State: String, CaseIterable, Hashable, Sendable {
        /// It was first seen within ``Cause/newness`` and never went away.
        case new
        case ongoing
        /// It was resolved, and came back.
        case regressed
        /// No reference fails with it now.
        case resolved
    }

    /// How long a cause is new, in seconds.
    package static let newness: Int64 = 86_400

    /// Unique within the account.
    package var id: ID
    package var serviceName: String
    package var serviceModel: String
    package var subjectType: SubjectType
    package var fingerprint: Fingerprint
    /// The message that was first seen.
    package var example: String?
    /// The references that fail with it now.
    package var count: Int
    package var firstSeenAt: Timestamp
    package var lastSeenAt: Timestamp
    /// When its last member went; `nil` while it has any.
    package var resolvedAt: Timestamp?
    /// When it last came back after it was resolved.
    package var regressedAt: Timestamp?
    /// What an operator noted: the remedy, as a rule.
    package var note: String?
    package var owner: String?
    package var mutedUntil: Timestamp?
    /// How many writes failed with it, hour by hour; see ``HourlyTrend``.
    package var trend: HourlyTrend

    package init(
        id: ID,
        serviceName: String,
        serviceModel: String,
        subjectType: SubjectType,
        fingerprint: Fingerprint,
        example: String?,
        count: Int,
        firstSeenAt: Timestamp,
        lastSeenAt: Timestamp,
        resolvedAt: Timestamp? = nil,
        regressedAt: Timestamp? = nil,
        note: String? = nil,
        owner: String? = nil,
        mutedUntil: Timestamp? = nil,
        trend: HourlyTrend
    ) {
        self.id = id
        self.serviceName = serviceName
        self.serviceModel = serviceModel
        self.subjectType = subjectType
        self.fingerprint = fingerprint
        self.example = example
        self.count = count
        self.firstSeenAt = firstSeenAt
        self.lastSeenAt = lastSeenAt
        self.resolvedAt = resolvedAt
        self.regressedAt = regressedAt
        self.note = note
        self.owner = owner
        self.mutedUntil = mutedUntil
        self.trend = trend
    }

    package func state(at now: Timestamp) -> State {
        if count == 0 { return .resolved }
        if regressedAt != nil { return .regressed }
        return now.secondsSinceEpoch - firstSeenAt.secondsSinceEpoch < Self.newness
            ? .new : .ongoing
    }

    package func isMuted(at now: Timestamp) -> Bool {
        mutedUntil.map { now < $0 } ?? false
    }
}

/// Numbers by the hour, the oldest first; the last is the hour that is not over.
package struct HourlyTrend: Hashable, Sendable {
    package static let hours = 24

    /// The beginning of the first hour.
    package var from: Timestamp
    /// ``hours`` numbers.
    package var counts: [Int]

    package init(from: Timestamp, counts: [Int]) {
        self.from = from
        self.counts = counts
    }

    /// The beginning of the first of the hours that end with `now`'s.
    package static func beginning(at now: Timestamp) -> Timestamp {
        Timestamp(secondsSinceEpoch: (now.hour - Int64(hours - 1)) * 3_600)
    }
}

/// Which causes are asked for; `nil` is no filter.
package struct CauseQuery: Hashable, Sendable {
    package var states: [Cause.State]?
    package var serviceName: String?
    package var subjectType: SubjectType?
    package var isMuted: Bool?
    /// What the message or the fingerprint must contain, in whatever case.
    package var text: String?
    /// In `1...200`.
    package var limit = 50
    /// Goes on behind this cause.
    package var after: Cause.ID?

    package init() {}
}

/// Some causes: first those not muted, then by count, the largest first, then by id.
package struct CauseSlice: Hashable, Sendable {
    package var causes: [Cause]
    /// How many there are on all pages together.
    package var count: Int
    package var next: Cause.ID?

    package init(causes: [Cause], count: Int, next: Cause.ID?) {
        self.causes = causes
        self.count = count
        self.next = next
    }
}

/// What an operator says about a cause.
package struct CauseAnnotation: Hashable, Sendable {
    /// The characters that a note may have at most.
    package static let noteLimit = 4_000
    package static let ownerLimit = 100

    package var note: Change<String?> = .keep
    package var owner: Change<String?> = .keep
    package var mutedUntil: Change<Timestamp?> = .keep

    package init() {}
}

/// What the references that fail with one cause share, beside those of the same service and type
/// that succeed.
package struct CauseFacets: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case token
        case serviceModel = "service_model"
        case externalStatus = "external_status"
        /// The hour of the last sync, as seconds since the epoch.
        case hour
        /// The workspace of the subject.
        case parent
    }

    package struct Facet: Hashable, Sendable {
        package var kind: Kind
        package var value: String
        /// How many of the failing that were looked at have the value.
        package var failing: Int
        /// How many of the succeeding that were looked at have it.
        package var succeeding: Int
        /// How much more often it is met among the failing than among the succeeding; 1 is as often.
        package var lift: Double

        package init(kind: Kind, value: String, failing: Int, succeeding: Int, lift: Double) {
            self.kind = kind
            self.value = value
            self.failing = failing
            self.succeeding = succeeding
            self.lift = lift
        }
    }

    /// The references that are looked at on each side: the last to have been synced.
    package static let sample = 2_000

    package var failing: Int
    package var succeeding: Int
    /// Whether there are more failing than were looked at.
    package var isSampled: Bool
    /// The highest lift first; at most 50.
    package var facets: [Facet]

    package init(failing: Int, succeeding: Int, isSampled: Bool, facets: [Facet]) {
        self.failing = failing
        self.succeeding = succeeding
        self.isSampled = isSampled
        self.facets = facets
    }
}
