import Counterpart

/// Makes the business objects of the demo data.
struct DemoSubject {
    /// How many subjects of each type there are; every route finds its type here.
    static let counts: [(type: SubjectType, count: Int64)] = [
        (.workspaceGroup, 24), (.workspace, 60), (.user, 40), (.vendor, 30), (.story, 480),
        (.invoice, 205), (.expense, 250), (.timeEntry, 520),
    ]

    private static let clients = [
        "Harbor Foods", "Northwind Rail", "Juniper Health", "Cobalt Energy", "Meridian Bank",
        "Onyx Mobile", "Quartz Mining", "Summit Hotels", "Tundra Outfitters", "Lumen Optics",
        "Granite Insurance", "Pivot Software",
    ]
    private static let projects = [
        "ERP rollout", "Data migration", "Web shop", "Cost study", "CRM clean-up", "Payroll pilot",
        "Field app", "Audit",
    ]
    private static let people = [
        "Ada Brandt", "Bo Chen", "Cara Diaz", "Dev Eriksen", "Eva Fischer", "Femi Garba",
        "Gil Haddad", "Hana Ito", "Ivo Jansen", "Kaya Lund",
    ]
    private static let tasks = [
        "Map the fields", "Write the test plan", "Review the contract", "Load the history",
        "Train the team", "Fix the rounding", "Draw the org chart", "Sign off",
    ]

    let id: Subject.ID
    let createdAt: String
    let updatedAt: String

    /// The project that was never synced with NetSuite, so that none of its invoices can be.
    static let forgottenWorkspace: Int64 = 7

    /// A fifth of all invoices are of ``forgottenWorkspace``.
    static func workspace(ofInvoice number: Int64) -> Int64 {
        number.isMultiple(of: 5) ? forgottenWorkspace : number % 60 + 1
    }

    /// The attributes as a JSON object; the texts above need no escapes.
    var attributes: String {
        let number = id.number
        let specific =
            switch id.type {
            case .workspaceGroup:
                #""name":"\#(Self.clients.cycled(number))","company":true"#
            case .workspace:
                #""title":"\#(Self.clients.cycled(number)): \#(Self.projects.cycled(number / 3))","#
                    + #""archived":false,"currency":"USD","creator_id":"\#(number % 40 + 1)""#
            case .user:
                #""full_name":"\#(Self.people.cycled(number))","#
                    + #""email_address":"user\#(number)@example.com","headline":null"#
            case .vendor:
                #""name":"Vendor \#(number)","archived":false,"in_use":true"#
            case .story:
                #""title":"\#(Self.tasks.cycled(number))","story_type":"task","#
                    + #""workspace_id":"\#(number % 60 + 1)","parent_id":null"#
            case .invoice:
                #""title":"Invoice \#(1_000 + number)","currency":"USD","#
                    + #""balance_in_cents":\#(number * 12_500),"status":"sent","#
                    + #""workspace_ids":["\#(Self.workspace(ofInvoice: number))"]"#
            case .expense:
                #""category":"Travel","amount_in_cents":\#(number * 1_730),"currency":"USD","#
                    + #""workspace_id":"\#(number % 60 + 1)","user_id":"\#(number % 40 + 1)""#
            default:
                #""time_in_minutes":\#(number % 16 * 30 + 30),"billable":true,"notes":null,"#
                    + #""story_id":"\#(number % 480 + 1)","workspace_id":"\#(number % 60 + 1)","#
                    + #""user_id":"\#(number % 40 + 1)""#
            }
        return "{\(specific),\"created_at\":\"\(createdAt)\",\"updated_at\":\"\(updatedAt)\"}"
    }
}

extension Array {
    /// The element at `index`, as if the array went on for ever.
    fileprivate func cycled(_ index: Int64) -> Element {
        self[Int(index) % count]
    }
}
