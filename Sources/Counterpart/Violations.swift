/// Why a write was refused: at least one ``Violation``, in the order in which they are told.
package struct Violations: Error, Hashable, Sendable {
    package let elements: [Violation]
    /// The place of the object in the request, counted from 0.
    package var index = 0

    /// Makes the list of one.
    package init(_ violation: Violation) {
        elements = [violation]
    }

    /// Makes the list of `elements`, or returns `nil` if there are none.
    package init?(_ elements: [Violation]) {
        guard !elements.isEmpty else { return nil }
        self.elements = elements
    }

    init(_ collector: Collector) {
        precondition(!collector.isEmpty, "A refusal names at least one violation")
        elements = collector.violations
    }
}

extension Violations {
    /// Gathers what is wrong with a draft, one violation for each attribute.
    struct Collector {
        private(set) var violations: [Violation] = []

        var isEmpty: Bool { violations.isEmpty }

        mutating func add(_ field: String, _ message: String) {
            violations.append(Violation(field: field, message: message))
        }

        mutating func checkRequiredShort(_ value: String?, _ field: String, _ name: String) {
            guard let value else { return add(field, "\(name) can't be blank") }
            checkShort(value, field, name)
        }

        mutating func checkShort(_ value: String?, _ field: String, _ name: String) {
            guard let value else { return }
            let limit = ReferenceRules.shortTextLimit
            // Bytes are counted without a walk, and are never fewer than characters.
            if value.utf8.count > limit, value.unicodeScalars.count > limit {
                add(field, "\(name) is too long (maximum is \(limit) characters)")
            } else {
                checkCharacters(value, field, name)
            }
        }

        mutating func checkLong(_ value: String?, _ field: String, _ name: String) {
            guard let value else { return }
            let limit = ReferenceRules.longTextLimit
            if value.utf8.count > limit {
                add(field, "\(name) is too long (maximum is \(limit) bytes)")
            } else {
                checkCharacters(value, field, name)
            }
        }

        mutating func checkSubjectNumber(_ number: Int64?) {
            guard let number else { return add("subject_id", "Subject can't be blank") }
            if number < 1 { add("subject_id", "Subject must be greater than 0") }
        }

        mutating func checkSubjectType(_ type: ReferenceDraft.Kind?) {
            switch type {
            case .known: break
            case .unknown: add("subject_type", "Subject type is not included in the list")
            case nil: add("subject_type", "Subject type can't be blank")
            }
        }

        /// PostgreSQL cannot hold U+0000 in a text, and both stores must answer alike.
        private mutating func checkCharacters(_ value: String, _ field: String, _ name: String) {
            if value.utf8.contains(0) { add(field, "\(name) contains a null character") }
        }
    }
}
