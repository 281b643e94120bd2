import Counterpart
import CounterpartTestSupport
import CounterpartWire
import Testing

/// Every reader meets valid input that random mutations have broken: it may refuse, but never trap,
/// and what it takes must survive being written.
///
/// The same is done without end, and guided by coverage, by `script/fuzz`.
@Suite(.timeLimit(.minutes(5))) struct MutationTests {
    private static let rounds = 4_000

    private func mutate(_ seeds: [String], seed: UInt64, _ body: ([UInt8]) throws -> Void) rethrows
    {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<Self.rounds {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) { generator.mutate(&bytes) }
            try body(bytes)
        }
    }

    @Test func `mutated JSON is refused or read`() throws {
        let seeds = [
            #"{"a":[1,-2.5e+3,true,null,"x\u00e9\ud83d\ude80é🚀"],"id":{"id":1}}"#, "[[[[{}]]]]",
            #"{"external_reference":{"subject_id":7,"locked":false,"service_name":"a"}}"#,
        ]
        try mutate(seeds, seed: 11) { bytes in
            guard let value = try? JSONValue.parse(bytes) else { return }
            guard case .object(let members) = value else { return }
            let compact = try JSONText.compactedObject(bytes)
            let expected = JSONValue.object(members.filter { $0.key != "id" })
            #expect(try JSONValue.parse(Array(compact.utf8)) == expected)
            let parameters = try Parameters.merged(
                query: "",
                body: bytes,
                contentType: "application/json"
            )
            _ = try? KantataDraft.reference(parameters)
        }
    }

    @Test func `mutated queries are refused or read`() {
        let seeds = [
            "subject_type=Workspace&created_after=2023-01-13T16:59:59-07:00&page=-1&per_page=2.9",
            "only=1,2,3&order=created_at:desc&limit=2&offset=1&include=subject&subject_id[]=3",
            "external_reference%5Blocked%5D=true&a[][x]=1&a[][y]=2&a[b&external_reference[status]",
        ]
        mutate(seeds, seed: 12) { bytes in
            guard let parameters = try? Parameters(form: bytes.span) else { return }
            _ = try? KantataQuery.references(parameters)
            _ = try? KantataDraft.reference(parameters)
            for collection in SubjectCollection.all.prefix(3) {
                _ = try? KantataQuery.subjects(parameters, in: collection)
            }
        }
    }

    @Test func `mutated bodies of subjects are refused, or make attributes that can be read`()
        throws
    {
        let seeds = [
            #"{"workspace":{"title":"é\u00e9","id":7,"creator_id":"5","participant_ids":[1,"2"],"#
                + #""target_margin":1.5e2,"x":{"y":[null,{}]},"external_reference":{"a":1}}}"#,
            #"{"workspaces":[{"title":"a"},{"archived":true,"start_date":"2024-01-01"}]}"#,
        ]
        let collection = SubjectCollection(.workspace)
        let now = Timestamp(secondsSinceEpoch: 0)
        try mutate(seeds, seed: 16) { bytes in
            for type in ["application/json", "application/x-www-form-urlencoded"] {
                guard
                    let parameters = try? Parameters.merged(
                        query: "",
                        body: bytes,
                        contentType: type
                    ),
                    let drafts = try? KantataSubject.newSubjects(
                        parameters,
                        in: collection,
                        at: now
                    )
                else { continue }
                for draft in drafts {
                    let attributes = try draft.attributes(nil)
                    let value = try JSONValue.parse(Array(attributes.utf8))
                    #expect(value["created_at"] != nil)
                    #expect(try draft.attributes(attributes) == attributes)
                    _ = SubjectFacts(attributes, of: .workspace)
                }
            }
        }
    }

    @Test func `mutated multipart bodies are refused or read`() {
        let seed =
            "--XX\r\nContent-Disposition: form-data; name=\"a[b]\"\r\n\r\n1\r\n"
            + "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\\\"y\"\r\n\r\n2\r\n--XX--"
        mutate([seed], seed: 13) { bytes in
            _ = try? Parameters.merged(
                query: "",
                body: bytes,
                contentType: "multipart/form-data; boundary=XX"
            )
        }
    }

    @Test func `mutated transfer lines are refused, or survive being written`() {
        let seeds = [
            written { TransferLine.write(.reference(makeReference()), into: &$0) },
            #"{"subject":{"type":"User","id":"9","attributes":{"a":"é","id":3,"b":[1.5,{}]}}}"#,
        ]
        mutate(seeds, seed: 14) { bytes in
            guard let record = try? TransferLine.parse(bytes) else { return }
            let line = written { TransferLine.write(record, into: &$0) }
            #expect((try? TransferLine.parse(Array(line.utf8))) == record)
        }
    }

    @Test func `mutated times are refused, or survive being written`() {
        let seeds = ["2023-01-13T16:59:59.5-07:00", "20230114T000000Z", "2023-01-14 00:00:00 UTC"]
        mutate(seeds, seed: 15) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let instant = ISO8601.parse(text), ISO8601.range.contains(instant.floor) else {
                return
            }
            let time = written { ISO8601.write(instant.floor, into: &$0) }
            #expect(ISO8601.parse(time) == .init(floor: instant.floor))
        }
    }
}

extension SeededGenerator {
    /// Changes, removes, doubles or inserts something at a random place.
    fileprivate mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes.append(UInt8.random(in: 0...255, using: &self)) }
        let index = Int.random(in: bytes.indices, using: &self)
        let marks = Array("{}[]\",:\\%&=+-.0e\0\n".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]
        switch Int.random(in: 0..<6, using: &self) {
        case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
        case 1: bytes[index] = marks[Int.random(in: marks.indices, using: &self)]
        case 2: bytes.insert(marks[Int.random(in: marks.indices, using: &self)], at: index)
        case 3: bytes.remove(at: index)
        case 4: bytes.removeSubrange(index...)
        default:
            let end = min(bytes.count, index + Int.random(in: 1...20, using: &self))
            let target = Int.random(in: bytes.indices, using: &self)
            bytes.insert(contentsOf: Array(bytes[index..<end]), at: target)
        }
    }
}
