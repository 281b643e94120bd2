import Counterpart
import Testing

@Suite struct SubjectCollectionTests {
    @Test func `there are 34: one for each type, but two for submissions`() {
        let all = SubjectCollection.all
        #expect(all.count == 34)
        #expect(Set(all.map(\.name)).count == 34)
        #expect(Set(all.map(\.root)).count == 34)
        for type in SubjectType.allCases {
            #expect(all.filter { $0.type == type }.count == (type == .submission ? 2 : 1))
        }
    }

    @Test(arguments: SubjectCollection.all)
    func `each is found by its name alone, and is its own`(_ collection: SubjectCollection) {
        #expect(SubjectCollection(name: collection.name) == collection)
        #expect(SubjectCollection(name: collection.root) == nil)
        #expect(SubjectCollection(name: collection.name.uppercased()) == nil)
        guard collection.submissionKind == nil else { return }
        #expect(collection.name == collection.type.collectionKey)
        #expect(SubjectCollection(collection.type) == collection)
    }

    @Test(arguments: [
        ("stories", "story"), ("time_entries", "time_entry"), ("workspaces", "workspace"),
        ("custom_field_choices", "custom_field_choice"),
        ("expense_report_submissions", "expense_report_submission"),
        ("timesheet_submissions", "timesheet_submission"),
    ])
    func `each has a root for one object`(_ name: String, _ root: String) {
        #expect(SubjectCollection(name: name)?.root == root)
    }

    @Test(arguments: ["submissions", "", "external_references", "candidates", "users/me"])
    func `other words are none`(_ name: String) {
        #expect(SubjectCollection(name: name) == nil)
    }
}

@Suite struct SubjectAttributeTests {
    @Test(arguments: SubjectType.allCases)
    func `every type has attributes, each once and in order`(_ type: SubjectType) {
        let names = type.attributes.map(\.name)
        #expect(!names.isEmpty)
        #expect(names == Set(names).sorted())
        for name in ["id", "external_reference", "external_reference_ids"] {
            #expect(type.attribute(named: name) == nil)
        }
        for attribute in type.attributes {
            #expect(type.attribute(named: attribute.name) == attribute)
        }
    }

    @Test(arguments: SubjectType.allCases)
    func `an attribute that names subjects is an association with a name of its own`(
        _ type: SubjectType
    ) {
        let associations = type.attributes.filter { $0.target != nil }
        let names = associations.compactMap(\.associationName)
        #expect(names.count == associations.count)
        #expect(Set(names).count == names.count)
        #expect(!names.contains("external_references"))
        #expect(
            type.attributes.allSatisfy { ($0.target == nil) == ($0.associationName == nil) }
        )
    }

    @Test(
        arguments: [
            (.workspace, "creator", .user), (.workspace, "participants", .user),
            (.workspace, "participations", .participation),
            (.workspace, "workspace_groups", .workspaceGroup),
            (.workspace, "custom_field_values", .customFieldValue), (.story, "assignees", .user),
            (.story, "parent", .story), (.story, "sub_stories", .story),
            (.invoice, "time_entries", .timeEntry), (.post, "replies", .post),
            (.workspace, "workspace_resources_with_unnamed", .workspaceResource),
        ] as [(SubjectType, String, SubjectType)]
    )
    func `associations have the names that clients include`(
        _ type: SubjectType,
        _ name: String,
        _ target: SubjectType
    ) {
        #expect(type.attributes.first { $0.associationName == name }?.target == target)
    }
}
