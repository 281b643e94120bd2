import Counterpart
import CounterpartSQLite

extension ReferenceQuery {
    /// Whether a list is empty, so that nothing can match.
    var matchesNothing: Bool {
        subjectTypes?.isEmpty == true || subjectNumbers?.isEmpty == true
            || serviceNames?.isEmpty == true || serviceModels?.isEmpty == true
            || serviceModelRefs?.isEmpty == true || statuses?.isEmpty == true
            || externalStatuses?.isEmpty == true || externalMessages?.isEmpty == true
            || ids?.contains(where: ReferenceKey.isPossible) == false
    }

    /// Whether the kept counters can tell how many match: they are kept by these columns.
    var isCounted: Bool {
        ids == nil && subjectTypes != nil && subjectNumbers == nil && serviceModelRefs == nil
            && (serviceModels == nil || externalStatuses == nil) && externalMessages == nil
            && !hasTimeRange
    }

    private var hasTimeRange: Bool {
        !createdAt.isUnlimited || !updatedAt.isUnlimited || !lastSyncedAt.isUnlimited
    }

    /// The conditions, with those that only help the path.
    func terms(in account: Account, on path: AccessPath) -> QueryTerms {
        var terms = QueryTerms(account: account)
        terms.add(.subjectType, anyOf: subjectTypes) { .integer(Int64($0.rawValue)) }
        terms.add(.subjectID, anyOf: subjectNumbers, SQLValue.integer)
        terms.add(.serviceName, anyOf: serviceNames, SQLValue.text)
        terms.add(.serviceModel, anyOf: serviceModels, SQLValue.text)
        terms.add(.serviceModelRef, anyOf: serviceModelRefs, SQLValue.text)
        terms.add(.status, anyOf: statuses) { .integer(Int64($0.rawValue)) }
        terms.add(
            path == .externalStatus ? .rareExternalStatus : .externalStatus,
            anyOf: externalStatuses,
            SQLValue.text
        )
        if path == .message {
            terms.add(.messagePrefix, anyOf: externalMessages) { .text(Self.messagePrefix($0)) }
            terms.add(.externalMessageBehindPrefix, anyOf: externalMessages, SQLValue.text)
        } else {
            terms.add(.externalMessage, anyOf: externalMessages, SQLValue.text)
        }
        terms.add(.createdAt, in: createdAt)
        terms.add(.updatedAt, in: updatedAt)
        terms.add(.lastSyncedAt, in: lastSyncedAt)
        let possible = ids?.filter(ReferenceKey.isPossible)
        terms.add(.key, anyOf: possible) { .integer(ReferenceKey.key($0, in: account)) }
        return terms
    }

    /// What SQLite's `substr` makes of a message: it counts code points, not characters.
    private static func messagePrefix(_ message: String) -> String {
        String(String.UnicodeScalarView(message.unicodeScalars.prefix(Schema.messagePrefix)))
    }
}

extension ReferenceQuery.TimeRange {
    var isUnlimited: Bool { after == nil && before == nil }
}
