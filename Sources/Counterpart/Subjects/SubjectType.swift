/// The kinds of business objects that can have a counterpart in a third-party system
/// (contract §5.2).
///
/// The raw value is the number under which a store keeps the type: it is never reused and never
/// changes, because it is in every database.
package enum SubjectType: UInt8, CaseIterable, Hashable, Sendable {
    case assignment = 1
    case billingMilestone = 2
    case customField = 3
    case customFieldChoice = 4
    case customFieldSet = 5
    case customFieldValue = 6
    case estimate = 7
    case estimateScenario = 8
    case estimateScenarioResource = 9
    case expense = 10
    case expenseBudget = 11
    case invoice = 12
    case participation = 13
    case post = 14
    case rateCard = 15
    case role = 16
    case skill = 17
    case statusReport = 18
    case story = 19
    case storyAllocationDay = 20
    case submission = 21
    case surveyAnswer = 22
    case surveyQuestion = 23
    case surveyResponse = 24
    case surveyTemplate = 25
    case timeEntry = 26
    case timeOffEntry = 27
    case user = 28
    case vendor = 29
    case workspace = 30
    case workspaceAllocation = 31
    case workspaceGroup = 32
    case workspaceResource = 33

    /// The type as Kantata spells it, for instance `WorkspaceGroup`.
    package var name: String {
        Self.spellings[Int(rawValue) - 1].name
    }

    /// The key of the type's collection in an answer, for instance `workspace_groups`.
    package var collectionKey: String {
        Self.spellings[Int(rawValue) - 1].collectionKey
    }

    /// Returns the type with exactly this name, or `nil` if there is none.
    package init?(name: String) {
        guard let type = Self.byName[name] else { return nil }
        self = type
    }

    /// Returns the type that `spelling` means: its name or its collection key, in any letter case,
    /// with or without underscores, singular or plural (contract A-8).
    package init?(spelling: String) {
        guard let type = Self.byName[spelling] ?? Self.byFoldedSpelling[Self.folded(spelling)]
        else { return nil }
        self = type
    }

    /// Nearly all requests and all files spell the name itself, and to fold it costs more than to
    /// look it up.
    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.name, $0) }
    )

    private static func folded(_ spelling: String) -> String {
        spelling.contains { $0 == "_" || $0.isUppercase }
            ? spelling.lowercased().filter { $0 != "_" }
            : spelling
    }

    private static let byFoldedSpelling: [String: SubjectType] = {
        var types: [String: SubjectType] = [:]
        for type in allCases {
            types[folded(type.name)] = type
            types[folded(type.collectionKey)] = type
        }
        return types
    }()

    /// In the order of the raw values.
    private static let spellings: [(name: String, collectionKey: String)] = [
        ("Assignment", "assignments"),
        ("BillingMilestone", "billing_milestones"),
        ("CustomField", "custom_fields"),
        ("CustomFieldChoice", "custom_field_choices"),
        ("CustomFieldSet", "custom_field_sets"),
        ("CustomFieldValue", "custom_field_values"),
        ("Estimate", "estimates"),
        ("EstimateScenario", "estimate_scenarios"),
        ("EstimateScenarioResource", "estimate_scenario_resources"),
        ("Expense", "expenses"),
        ("ExpenseBudget", "expense_budgets"),
        ("Invoice", "invoices"),
        ("Participation", "participations"),
        ("Post", "posts"),
        ("RateCard", "rate_cards"),
        ("Role", "roles"),
        ("Skill", "skills"),
        ("StatusReport", "status_reports"),
        ("Story", "stories"),
        ("StoryAllocationDay", "story_allocation_days"),
        ("Submission", "submissions"),
        ("SurveyAnswer", "survey_answers"),
        ("SurveyQuestion", "survey_questions"),
        ("SurveyResponse", "survey_responses"),
        ("SurveyTemplate", "survey_templates"),
        ("TimeEntry", "time_entries"),
        ("TimeOffEntry", "time_off_entries"),
        ("User", "users"),
        ("Vendor", "vendors"),
        ("Workspace", "workspaces"),
        ("WorkspaceAllocation", "workspace_allocations"),
        ("WorkspaceGroup", "workspace_groups"),
        ("WorkspaceResource", "workspace_resources"),
    ]
}
