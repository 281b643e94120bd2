import Counterpart
import CounterpartWire
import Testing

@Suite struct KantataSubjectTests {
    static let now = Timestamp(secondsSinceEpoch: 1_704_067_200)

    private func parameters(_ body: String, isJSON: Bool = true) throws -> Parameters {
        try Parameters.merged(
            query: "",
            body: Array(body.utf8),
            contentType: isJSON ? "application/json" : "application/x-www-form-urlencoded"
        )
    }

    private func drafts(
        _ body: String,
        _ collection: SubjectCollection = SubjectCollection(.vendor),
        isJSON: Bool = true
    ) throws -> [SubjectDraft] {
        try KantataSubject.newSubjects(
            parameters(body, isJSON: isJSON),
            in: collection,
            at: Self.now
        )
    }

    /// The attributes of a new subject with these members.
    private func created(
        _ members: String,
        _ type: SubjectType = .vendor,
        isJSON: Bool = true
    ) throws -> String {
        let body = isJSON ? #"{"\#(type.root)":{\#(members)}}"# : members
        let drafts = try drafts(body, SubjectCollection(type), isJSON: isJSON)
        return try #require(drafts.first).attributes(nil)
    }

    /// The fields that are refused, with their sentences.
    private func refused(_ members: String, _ type: SubjectType) -> [String: String] {
        do {
            _ = try created(members, type)
            return [:]
        } catch let error as RequestError {
            #expect(error.status == 422)
            #expect(error.elements.allSatisfy { $0.index == 0 && $0.type == .validation })
            return Dictionary(
                uniqueKeysWithValues: error.elements.map { ($0.field ?? "", $0.message) }
            )
        } catch {
            Issue.record(error)
            return [:]
        }
    }

    /// A value that each kind takes, as it is kept, and one that it does not take.
    private static func examples(
        _ attribute: SubjectAttribute
    ) -> (good: String, kept: String, bad: String) {
        switch attribute.kind {
        case .string: (#""a""#, #""a""#, "[]")
        case .integer: ("12345678901234567890", "12345678901234567890", "1.5")
        case .number: ("1.50", "1.50", #""1.5""#)
        case .boolean: ("true", "true", #""true""#)
        case .dateTime: (#""2024-01-01T00:00:00Z""#, #""2024-01-01T00:00:00Z""#, #""soon""#)
        case .date: (#""2024-01-31""#, #""2024-01-31""#, #""2024-02-30""#)
        case .id: ("7", #""7""#, "7.5")
        case .ids: (#"[7,"8"]"#, #"["7","8"]"#, #"[{}]"#)
        case .reference: (#"{"id":"1","key":"users"}"#, #"{"id":"1","key":"users"}"#, "1")
        case .object: (#"{"b":1,"a":2.0}"#, #"{"b":1,"a":2.0}"#, "[]")
        case .strings: (#"["a"]"#, #"["a"]"#, "[1]")
        case .objects: (#"[{"a":1}]"#, #"[{"a":1}]"#, #"["a"]"#)
        }
    }

    @Test(arguments: SubjectType.allCases)
    func `every attribute of every type takes its kind and null, and refuses another`(
        _ type: SubjectType
    ) throws {
        for attribute in type.attributes {
            let (good, kept, bad) = Self.examples(attribute)
            let text = try created(#""\#(attribute.name)":\#(good)"#, type)
            #expect(text.contains(#""\#(attribute.name)":\#(kept)"#), "\(text)")
            let null = try created(#""\#(attribute.name)":null"#, type)
            #expect(null.contains(#""\#(attribute.name)":null"#))
            let refused = refused(#""\#(attribute.name)":\#(bad)"#, type)
            #expect(Array(refused.keys) == [attribute.name], "\(attribute)")
        }
    }

    @Test func `a refusal is a sentence with the attribute's name`() {
        #expect(
            refused(
                #""amount_in_cents":"a","is_billable":1,"date":"x","foreign_exchange_amount":1"#,
                .expense
            ) == [
                "amount_in_cents": "Amount in cents is not an integer",
                "is_billable": "Is billable is not a boolean", "date": "Date is not a date",
                "foreign_exchange_amount": "Foreign exchange amount is not an object",
            ]
        )
        #expect(refused(#""manager_id":true"#, .user) == ["manager_id": "Manager is not an id"])
    }

    @Test func `what is unknown is kept as it is given, in its order, with its digits`() throws {
        #expect(
            try created(
                #""zeta":1.500e3,"name":"é<","alpha":{"b":[1,null,{"c":-0}],"a":""},"x":[]"#
            )
                == #"{"zeta":1.500e3,"name":"é\u003c","alpha":{"b":[1,null,{"c":-0}],"a":""},"x":[]}"#
        )
    }

    @Test func `what a body may nest, an import may nest too`() throws {
        let deep = String(repeating: "[", count: 62) + String(repeating: "]", count: 62)
        let attributes = try created(#""x":\#(deep)"#)
        let id = Subject.ID(type: .vendor, number: 1)
        let record = TransferRecord.subject(Subject(id: id, attributes: attributes))
        let line = written { TransferLine.write(record, into: &$0) }
        #expect(try TransferLine.parse(Array(line.utf8)) == record)
        #expect(throws: ParameterError.self) { try created(#""x":[\#(deep)]"#) }
    }

    @Test func `of several members with one name the last counts`() throws {
        #expect(try created(#""name":1,"name":"b","x":1,"x":2"#) == #"{"name":"b","x":2}"#)
    }

    @Test func `times are the server's, in UTC, unless they are given, where a type has them`()
        throws
    {
        #expect(
            try created(#""name":"a""#, .role)
                == #"{"name":"a","created_at":"2024-01-01T00:00:00Z","#
                + #""updated_at":"2024-01-01T00:00:00Z"}"#
        )
        #expect(
            try created(#""created_at":"2001-02-03T04:05:06+07:00""#, .role)
                == #"{"created_at":"2001-02-03T04:05:06+07:00","updated_at":"2024-01-01T00:00:00Z"}"#
        )
        #expect(try created(#""name":"a""#, .vendor) == #"{"name":"a"}"#)
    }

    @Test(
        arguments: [
            (#""7""#, 7), ("7", 7), ("9223372036854775807", .max), ("null", nil), (#""""#, nil),
        ] as [(String, Int64?)]
    )
    func `an id may be given`(_ id: String, _ number: Int64?) throws {
        let draft = try #require(try drafts(#"{"vendor":{"id":\#(id),"name":"a"}}"#).first)
        #expect(draft.number == number)
        #expect(try draft.attributes(nil) == #"{"name":"a"}"#)
    }

    @Test(arguments: ["0", "-1", "1.5", #""x""#, "9223372036854775808", "true", "[]", #"" 1""#])
    func `what is no id is refused`(_ id: String) {
        #expect(refused(#""id":\#(id)"#, .vendor) == ["id": "Id is not a positive integer"])
    }

    @Test func `a nested reference is read, and names no subject of its own`() throws {
        var expected = ReferenceDraft()
        expected.serviceName = "netsuite"
        expected.serviceModel = .set("Vendor")
        expected.serviceModelRef = .set("12")
        let body = #"""
            {"vendor":{"name":"a","external_reference_ids":["1"],"external_reference":{
            "subject_type":"Nope","subject_id":"99999999999999999999","service_name":"netsuite",
            "service_model":"Vendor","service_model_ref":12}}}
            """#
        let draft = try #require(try drafts(body).first)
        #expect(draft.reference == expected)
        #expect(try draft.attributes(nil) == #"{"name":"a"}"#)
        #expect(
            refused(#""external_reference":"x""#, .vendor)
                == ["external_reference": "External reference is not an object"]
        )
        for nothing in ["null", "{}", #""""#] {
            let draft = try #require(
                try drafts(#"{"vendor":{"external_reference":\#(nothing),"x":1}}"#).first
            )
            #expect(draft.reference == nil)
        }
    }

    @Test(arguments: [
        "", "{}", #"{"vendor":{}}"#, #"{"vendor":null}"#, #"{"vendor":[{"name":"a"}]}"#,
        #"{"vendors":[]}"#, #"{"vendors":{"name":"a"}}"#, #"{"vendors":[{"name":"a"},{}]}"#,
        #"{"vendors":[1]}"#, #"{"name":"a"}"#, #"{"workspace":{"title":"a"}}"#,
    ])
    func `without an object there is nothing to write`(_ body: String) {
        #expect(throws: RequestError.missingParameters) { try drafts(body) }
    }

    @Test func `up to 300 objects come at once, and every mistake names its object`() throws {
        func body(_ count: Int) -> String {
            let objects = (1...count).map { #"{"name":"v\#($0)"}"# }.joined(separator: ",")
            return #"{"vendors":[\#(objects)]}"#
        }
        let drafts300 = try drafts(body(300))
        #expect(drafts300.count == 300)
        #expect(try drafts300[299].attributes(nil) == #"{"name":"v300"}"#)
        #expect((#expect(throws: RequestError.self) { try drafts(body(301)) })?.status == 422)
        let error = #expect(throws: RequestError.self) {
            try drafts(#"{"vendors":[{"name":1},{"name":"b"},{"id":0,"archived":2}]}"#)
        }
        #expect(error?.elements.map(\.index) == [0, 2, 2])
        #expect(error?.elements.map(\.field) == ["name", "id", "archived"])
    }

    @Test func `forms are cast by the kind, and empty texts are null but for strings`() throws {
        #expect(
            try created(
                "expense[amount_in_cents]=%2B0012&expense[is_billable]=true&expense[taxable]=0"
                    + "&expense[date]=2024-01-31&expense[notes]=&expense[receipt_id]="
                    + "&expense[user_id]=7&expense[currency]&expense[unknown]=1"
                    + "&expense[created_at]=2024-01-01&expense[updated_at]=2024-01-01",
                .expense,
                isJSON: false
            )
                == #"{"amount_in_cents":12,"is_billable":true,"taxable":false,"date":"2024-01-31","#
                + #""notes":"","receipt_id":null,"user_id":"7","currency":null,"unknown":"1","#
                + #""created_at":"2024-01-01","updated_at":"2024-01-01"}"#
        )
        #expect(
            try created(
                "time_off_entry[hours]=-7.5&time_off_entry[x][]=a&time_off_entry[x][]=b",
                .timeOffEntry,
                isJSON: false
            ) == #"{"hours":-7.5,"x":["a","b"]}"#
        )
        #expect(
            try created(
                "workspace_group[workspace_ids][]=&workspace_group[workspace_ids][]=7"
                    + "&workspace_group[created_at]=2024-01-01&workspace_group[updated_at]=2024-01-01"
                    + "&workspace_group[company]=",
                .workspaceGroup,
                isJSON: false
            )
                == #"{"workspace_ids":["7"],"created_at":"2024-01-01","updated_at":"2024-01-01","#
                + #""company":null}"#
        )
        for wrong in ["amount_in_cents]=12x", "amount_in_cents]=1.5", "taxable]=maybe", "date]=x"] {
            #expect(throws: RequestError.self) {
                try created("expense[\(wrong)", .expense, isJSON: false)
            }
        }
    }

    @Test func `an attribute that names a subject takes its id as text or as number`() throws {
        let milestone = try created(#""invoice_id":7,"story_id":"8""#, .billingMilestone)
        #expect(milestone.hasPrefix(#"{"invoice_id":"7","story_id":"8""#))
        let resource = try created(#""workspace_id":"7""#, .workspaceResource)
        #expect(resource.hasPrefix(#"{"workspace_id":7"#))
        #expect(refused(#""workspace_id":"x""#, .workspaceResource).count == 1)
    }

    @Test func `an update replaces in place, appends what is new, and keeps the rest as it was`()
        throws
    {
        let draft = try KantataSubject.update(
            of: 7,
            parameters(#"{"role":{"name":"b","id":"9","new":[1],"gone":null}}"#),
            in: SubjectCollection(.role),
            at: Self.now
        )
        #expect(draft.number == 7)
        let old = #"{"gone":1,"name":"a","updated_at":"x","raw":"\u00e9\/","n":1.50,"name":"c"}"#
        #expect(
            try draft.attributes(old)
                == #"{"gone":null,"name":"b","updated_at":"2024-01-01T00:00:00Z","#
                + #""raw":"\u00e9\/","n":1.50,"new":[1]}"#
        )
        #expect(try draft.attributes("{}").hasPrefix(#"{"name":"b","new":[1],"gone":null"#))
        #expect(throws: Violations.self) { try draft.attributes("nope") }
    }

    @Test func `a submission has the type of its collection, and is pending at first`() throws {
        let collection = try #require(SubjectCollection(name: "timesheet_submissions"))
        let body = #"{"timesheet_submission":{"type":"ExpenseReportSubmission","title":"a"}}"#
        let draft = try #require(try drafts(body, collection).first)
        #expect(
            try draft.attributes(nil).hasPrefix(#"{"type":"TimesheetSubmission","title":"a","#)
        )
        #expect(try draft.attributes(nil).contains(#""status":"pending""#))
        let update = try KantataSubject.update(
            of: 1,
            parameters(#"{"timesheet_submission":{"status":"approved"}}"#),
            in: collection,
            at: Self.now
        )
        #expect(try update.attributes("{}").hasPrefix(#"{"status":"approved","updated_at""#))
    }

    @Test func `a resolution writes its status, its description and its time`() throws {
        let draft = SubmissionResolution.reject.update(
            of: 3,
            try parameters(#"{"resolution":{"description":"no receipt"}}"#),
            by: 9,
            at: Self.now
        )
        #expect(
            try draft.attributes(#"{"status":"pending","title":"a"}"#)
                == #"{"status":"rejected","title":"a","resolution_description":"no receipt","#
                + #""current_resolution_description":"no receipt","#
                + #""current_resolution_created_at_date":"2024-01-01T00:00:00Z","#
                + #""current_resolution_creator_id":9,"updated_at":"2024-01-01T00:00:00Z"}"#
        )
    }
}
