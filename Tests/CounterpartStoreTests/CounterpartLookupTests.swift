import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct CounterpartLookupTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...3))
    func `look-ups find what a scan finds, in the order asked`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            var references = questions.references(300)
            for index in references.indices where index.isMultiple(of: 3) {
                references[index].serviceModelRef = "shared \(index % 20)"
            }
            references = unique(references)
            try await store.take(references.map(TransferRecord.reference), into: account)
            try await store.take(references.map(TransferRecord.reference), into: other)
            let sorted = references.sorted { left, right in
                let (first, second) = (Array(left.serviceName.utf8), Array(right.serviceName.utf8))
                return first == second
                    ? left.id < right.id : first.lexicographicallyPrecedes(second)
            }
            for _ in 1...40 {
                let service = ([nil] + SearchQuestions.services).pick(&questions.random)
                let subjects = (0..<20).map { _ in
                    Subject.ID(
                        type: SearchQuestions.types.pick(&questions.random),
                        number: .random(in: 1...70, using: &questions.random)
                    )
                }
                let found = try await store.counterparts(of: subjects, in: service, of: account)
                #expect(
                    found.map { $0.map(\.reference) }
                        == subjects.map { id in
                            sorted.filter { $0.subject == id && matches($0.serviceName, service) }
                        }
                )
                let refs = (0..<20).map { _ in
                    (references.map(\.serviceModelRef) + ["none"]).pick(&questions.random)
                }
                let from = SearchQuestions.services.pick(&questions.random)
                let model = ([nil] + SearchQuestions.models).pick(&questions.random)
                let linked = try await store.counterparts(
                    of: refs,
                    from: from,
                    model: model,
                    in: service,
                    of: account
                )
                for (ref, linked) in zip(refs, linked.map { $0.map(\.reference) }) {
                    let asked = references.filter {
                        $0.serviceModelRef == ref && matches($0.serviceName, from)
                            && (model == nil || $0.serviceModel == model)
                    }
                    let expected = Set(asked.map(\.subject)).flatMap { id in
                        sorted.filter { reference in
                            reference.subject == id && matches(reference.serviceName, service)
                                && !asked.contains(reference)
                        }
                    }
                    #expect(linked.count == expected.count)
                    #expect(Set(linked) == Set(expected))
                }
            }
        }
    }

    private func matches(_ name: String, _ wanted: String?) -> Bool {
        wanted.map { $0.utf8.elementsEqual(name.utf8) } ?? true
    }

    /// Without those whose identity another one has.
    private func unique(_ references: [Reference]) -> [Reference] {
        var seen: Set<[String]> = []
        return references.filter { reference in
            let service = reference.serviceName.utf8.map { "\($0)" }.joined(separator: " ")
            return seen.insert([
                "\(reference.subject)", service, reference.serviceModel, reference.serviceModelRef,
            ]).inserted
        }
    }
}
