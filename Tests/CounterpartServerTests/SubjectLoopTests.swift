import Counterpart
import CounterpartHTTPServer
import Testing

/// The loop that an integration runs, for each of the 33 types: find what is not in the other system
/// yet, write it there, and record the reference.
@Suite struct SubjectLoopTests {
    private let json = [("Content-Type", "application/json")]

    @Test(arguments: SubjectType.allCases)
    func `what has no reference is found, gets one, and is found by it`(
        _ type: SubjectType
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let collection = try Self.collection(of: type)
        let path = "/api/v1/\(collection.name)"

        let created = await surface.send(
            .post,
            path,
            fields: json,
            body: #"{"\#(collection.name)":[{"note":"a"},{"note":"b"},{"id":70,"note":"c"}]}"#
        )
        #expect(created.status == 200, "\(created.text)")
        let ids = try created.ids
        #expect(ids.count == 3)
        #expect(ids.last == 70)

        let unreferenced = "without_external_reference_service_name=netsuite&order=id"
        let missing = await surface.send(.get, "\(path)?\(unreferenced)")
        #expect(try missing.ids == ids)
        #expect(try missing.meta == [3, 1, 1, 20])

        let written = await surface.write(
            #""subject_type":"\#(type.name)","subject_id":70,"service_name":"netsuite","#
                + #""service_model":"Record","service_model_ref":"N-70""#
        )
        #expect(written.status == 200)
        let rest = await surface.send(.get, "\(path)?\(unreferenced)")
        #expect(try rest.ids == Array(ids.dropLast()))

        let found = await surface.send(
            .get,
            "\(path).json?external_reference_service_model_ref=N-70&include=external_references"
        )
        #expect(try found.ids == [70])
        let subject = try found.object(collection.name, 70)
        #expect(subject["external_reference_ids"] as? [String] == ["1"])
        #expect(subject["note"] as? String == "c")
        #expect(try found.reference(1)["service_model_ref"] as? String == "N-70")
        #expect(try found.reference(1)["subject_type"] as? String == type.name)

        let included = await surface.list("subject_type=\(type.name)&include=subject")
        #expect(try included.object(type.collectionKey, 70)["note"] as? String == "c")

        let deleted = await surface.send(.delete, "\(path)/70")
        #expect(deleted.status == 204)
        #expect(deleted.text.isEmpty)
        #expect(await surface.send(.get, "\(path)/70").status == 404)
        let orphan = await surface.list("subject_type=\(type.name)&include=subject")
        #expect(try orphan.ids == [1])
        #expect(orphan.text.contains(#""subject_ref":null"#))
    }

    @Test(arguments: SubjectType.allCases)
    func `a subject and its reference are written in one call, and read with it`(
        _ type: SubjectType
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let collection = try Self.collection(of: type)
        let path = "/api/v1/\(collection.name)"
        let nested = #""external_reference":{"service_name":"jira","service_model":"Issue","#
        let created = await surface.send(
            .post,
            "\(path).json?include=external_references",
            fields: json,
            body: #"{"\#(collection.root)":{"note":"a",\#(nested)"service_model_ref":"A-1"}}}"#
        )
        #expect(created.status == 200, "\(created.text)")
        let id = try #require(try created.ids.first)
        #expect(
            try created.object(collection.name, id)["external_reference_ids"] as? [String] == ["1"]
        )
        for method in [HTTPRequest.Method.put, .patch] {
            let updated = await surface.send(
                method,
                "\(path)/\(id).json?include=external_references",
                fields: json,
                body: #"{"\#(collection.root)":{"more":1,\#(nested)"status":"failed","#
                    + #""service_model_ref":"A-2"}}}"#
            )
            #expect(updated.status == 200, "\(updated.text)")
            #expect(try updated.meta == [1, 1, 1, 20])
            #expect(try updated.object(collection.name, id)["note"] as? String == "a")
            #expect(try updated.object(collection.name, id)["more"] as? Int == 1)
            #expect(try updated.reference(1)["service_model_ref"] as? String == "A-2")
            #expect(try updated.reference(1)["status"] as? String == "failed")
        }
        let refused = await surface.send(
            .post,
            path,
            fields: json,
            body: #"{"\#(collection.root)":{"note":"b","external_reference":{"locked":true}}}"#
        )
        #expect(refused.status == 422)
        #expect(
            try refused.errors == ["service_model", "service_model_ref", "service_name"]
        )
        let list = await surface.send(.get, "\(path)?include=external_references")
        #expect(try list.ids == [id])
    }

    @Test(arguments: SubjectType.allCases)
    func `of many objects all are written or none, and the mistake has its place`(
        _ type: SubjectType
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let collection = try Self.collection(of: type)
        let path = "/api/v1/\(collection.name)"
        let refused = await surface.send(
            .post,
            path,
            fields: json,
            body: #"{"\#(collection.name)":[{"x":1},{"x":2,"external_reference":{"locked":1}}]}"#
        )
        #expect(refused.status == 422)
        let errors = try #require(try refused.json["errors"] as? [[String: Any]])
        #expect(errors.allSatisfy { $0["index"] as? Int == 1 })
        #expect(try await surface.send(.get, path).meta == [0, 0, 0, 20])
        let taken = await surface.send(
            .post,
            path,
            fields: json,
            body: #"{"\#(collection.name)":[{"id":5},{"id":5}]}"#
        )
        #expect(taken.status == 422)
        #expect(try taken.errors == ["id"])
        #expect(try await surface.send(.get, path).meta == [0, 0, 0, 20])
    }

    /// The collection in which a test writes subjects of a type.
    static func collection(of type: SubjectType) throws -> SubjectCollection {
        try #require(SubjectCollection.all.first { $0.type == type })
    }
}
