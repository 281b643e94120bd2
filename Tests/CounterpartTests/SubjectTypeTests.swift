import Counterpart
import Testing

@Suite struct SubjectTypeTests {
    @Test func `there are 33, with the numbers 1 to 33`() {
        #expect(SubjectType.allCases.map(\.rawValue) == Array(1...33))
        #expect(Set(SubjectType.allCases.map(\.name)).count == 33)
        #expect(Set(SubjectType.allCases.map(\.collectionKey)).count == 33)
    }

    @Test(arguments: SubjectType.allCases)
    func `each is found by its name and by nothing else`(_ type: SubjectType) {
        #expect(SubjectType(name: type.name) == type)
        #expect(SubjectType(name: type.collectionKey) == nil)
        #expect(SubjectType(name: type.name.lowercased()) == nil)
        #expect(SubjectType(name: type.name + " ") == nil)
    }

    @Test(arguments: SubjectType.allCases)
    func `each is found in any letter case, with underscores and in the plural`(
        _ type: SubjectType
    ) {
        let key = type.collectionKey
        let spellings = [
            type.name, type.name.lowercased(), type.name.uppercased(), key, key.uppercased(),
            key.filter { $0 != "_" }, snakeCase(type.name),
        ]
        for spelling in spellings {
            #expect(SubjectType(spelling: spelling) == type, "\(spelling)")
        }
    }

    @Test(
        arguments: [
            (.story, "stories"), (.timeEntry, "time_entries"), (.expense, "expenses"),
            (.storyAllocationDay, "story_allocation_days"),
            (.customFieldChoice, "custom_field_choices"),
        ] as [(SubjectType, String)]
    )
    func `collections have their English plural`(_ type: SubjectType, _ key: String) {
        #expect(type.collectionKey == key)
    }

    @Test(arguments: [
        "", " ", "Nope", "Workspace,User", "Workspace ", "ExpenseReportSubmission", "İnvoice",
        "time-entry",
    ])
    func `other words are none`(_ spelling: String) {
        #expect(SubjectType(spelling: spelling) == nil)
    }

    private func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { text, character in
            if character.isUppercase, !text.isEmpty { text.append("_") }
            text.append(character.lowercased())
        }
    }
}

@Suite struct SyncStatusTests {
    @Test(arguments: SyncStatus.allCases)
    func `each is found by its name`(_ status: SyncStatus) {
        #expect(SyncStatus(name: status.name) == status)
    }

    @Test(arguments: ["", "fail", "Failed", "failed ", "done"])
    func `other words are none`(_ name: String) {
        #expect(SyncStatus(name: name) == nil)
    }
}
