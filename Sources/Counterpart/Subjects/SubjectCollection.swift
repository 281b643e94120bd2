/// A collection of subjects with a path of its own (contract §5.2): one for each type, but two for
/// submissions.
package struct SubjectCollection: Hashable, Sendable {
    package let type: SubjectType
    /// The path after the prefix and the key in answers, for instance `time_entries`; also the root of
    /// a body with several objects.
    package let name: String
    /// The root of a body with one object, for instance `time_entry`.
    package let root: String
    /// The `type` attribute by which submissions are told apart; `nil` in all other collections.
    package let submissionKind: SubmissionKind?

    /// All 34, in the order of the types.
    package static let all: [SubjectCollection] = SubjectType.allCases.flatMap { type in
        type == .submission
            ? SubmissionKind.allCases.map(SubjectCollection.init)
            : [SubjectCollection(type)]
    }

    /// Returns the collection at this path, or `nil` if there is none.
    package init?(name: String) {
        guard let collection = Self.byName[name] else { return nil }
        self = collection
    }

    /// The collection of all subjects of a type, also of all submissions, which has no path.
    package init(_ type: SubjectType) {
        self.type = type
        name = type.collectionKey
        root = type.root
        submissionKind = nil
    }

    private init(_ kind: SubmissionKind) {
        type = .submission
        name = "\(kind.root)s"
        root = kind.root
        submissionKind = kind
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// The kinds of submissions, by their `type` attribute (contract A-17).
package enum SubmissionKind: String, CaseIterable, Hashable, Sendable {
    case expenseReport = "ExpenseReportSubmission"
    case timesheet = "TimesheetSubmission"

    var root: String {
        switch self {
        case .expenseReport: "expense_report_submission"
        case .timesheet: "timesheet_submission"
        }
    }

    /// The number under which a store keeps the kind; 0 is for subjects that are no submissions, or
    /// submissions of no known kind.
    package var code: Int64 {
        switch self {
        case .expenseReport: 1
        case .timesheet: 2
        }
    }
}

extension SubjectType {
    /// The name in snake case: the root of a body with one object, for instance `time_entry`.
    package var root: String { words(separatedBy: "_") }

    /// The words of the name, in lower case.
    func words(separatedBy separator: String) -> String {
        var words = ""
        for character in name {
            if character.isUppercase, !words.isEmpty { words += separator }
            words += character.lowercased()
        }
        return words
    }
}
