import Counterpart
import CounterpartTestSupport
import Testing

/// Random operations on a store and on the oracle.
struct SubjectRun {
    let store: any StoreUnderTest.Store
    let account: Account
    var questions: SubjectQuestions
    var oracle = SubjectOracle()

    private let numbers: ClosedRange<Int64> = 1...40

    init(store: any StoreUnderTest.Store, account: Account, questions: SubjectQuestions) {
        self.store = store
        self.account = account
        self.questions = questions
    }

    mutating func step(at second: Int64) async throws {
        let collection = SubjectQuestions.collections.pick(&questions.random)
        switch questions.number(1...20) {
        case 1...4: try await create(in: collection, at: second)
        case 5...7: try await update(in: collection, at: second)
        case 8...9: try await delete(in: collection)
        case 10...16:
            let draft = questions.draft(among: numbers)
            oracle.put(try await store.write(draft, in: account, at: second))
        case 17...19:
            let id = Reference.ID(rawValue: questions.number(1...120))
            let isThere = oracle.references.contains { $0.id == id }
            #expect(try await store.deleteReference(id, in: account) == isThere)
            oracle.references.removeAll { $0.id == id }
        default: try await take(at: second)
        }
    }

    private mutating func create(in collection: SubjectCollection, at second: Int64) async throws {
        let count = Int(questions.number(1...3))
        let texts = (0..<count).map { _ in questions.facts().attributes }
        let reference = questions.oneIn(2) ? questions.draft(among: numbers) : nil
        var drafts = texts.map { SubjectDraft.sample(nil, $0) }
        drafts[0].reference = reference
        let ids = try await store.createSubjects(
            drafts,
            in: collection,
            of: account,
            at: .second(second)
        )
        for (id, text) in zip(ids, texts) {
            #expect(id.type == collection.type)
            oracle.put(Subject(id: id, attributes: text), at: .second(second))
        }
        if reference != nil { try await look(at: ids[0]) }
    }

    private mutating func update(in collection: SubjectCollection, at second: Int64) async throws {
        let id = Subject.ID(type: collection.type, number: questions.number(numbers))
        let text = questions.facts().attributes
        let reference = questions.oneIn(2) ? questions.draft(among: numbers) : nil
        let isThere = oracle.contains(id, in: collection)
        let draft = SubjectDraft.sample(id.number, text, reference: reference)
        #expect(try await store.update(draft, in: collection, of: account, at: second) == isThere)
        guard isThere else { return }
        oracle.put(Subject(id: id, attributes: text), at: .second(second))
        if reference != nil { try await look(at: id) }
    }

    private mutating func delete(in collection: SubjectCollection) async throws {
        let id = Subject.ID(type: collection.type, number: questions.number(numbers))
        let isThere = oracle.contains(id, in: collection)
        let wasThere = try await store.deleteSubject(id.number, in: collection, of: account)
        #expect(wasThere == isThere)
        if isThere { oracle.remove(id) }
    }

    /// Imports new and known subjects, and references that go to other subjects than before.
    private mutating func take(at second: Int64) async throws {
        var subjects: [Subject.ID: Subject] = [:]
        for _ in 1...5 {
            let subject = questions.subject(number: questions.number(numbers))
            subjects[subject.id] = subject
        }
        var references: [Reference] = []
        for id in [questions.number(1...60), questions.number(61...120)] {
            var reference = questions.reference(id: id, among: numbers)
            // No other reference has its identity.
            reference.serviceName = "import \(second) \(id)"
            references.append(reference)
        }
        try await store.take(
            subjects.values.map(TransferRecord.subject)
                + references.map(TransferRecord.reference),
            into: account
        )
        for subject in subjects.values { oracle.put(subject, at: .second(second)) }
        for reference in references { oracle.put(reference) }
    }

    /// Takes over the references of a subject that was written with one.
    private mutating func look(at id: Subject.ID) async throws {
        let query = SubjectQuery.of(SubjectCollection(id.type)) {
            $0.ids = [id.number]
            $0.includesReferences = true
        }
        for reference in try await store.list(query, in: account).references ?? [] {
            #expect(reference.subject == id)
            oracle.put(reference)
        }
    }
}
