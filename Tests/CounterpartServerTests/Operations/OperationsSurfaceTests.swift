import Counterpart
import CounterpartAPI
import CounterpartHTTPServer
import CounterpartWire
import Testing

/// What the surface does between parsing and rendering.
@Suite struct OperationsSurfaceTests {
    private static let plain = Sample.reads.filter {
        ![.exportReferences, .followEvents].contains($0.route)
    }

    @Test(arguments: plain)
    func `a read that did not change answers 304 to its entity tag`(_ sample: Sample) async throws {
        let surface = try OperationsUnderTest()
        let first = try await surface.send(sample)
        let tag = try #require(first.field("ETag"))
        #expect(tag.hasPrefix("W/\""))
        #expect(first.field("Cache-Control") == "private, no-cache")
        #expect(first.field("X-Content-Type-Options") == "nosniff")
        let same = try await surface.send(sample, fields: [("If-None-Match", tag)])
        #expect(same.status == 304)
        #expect(same.field("ETag") == tag)
        let other = try await surface.send(sample, fields: [("If-None-Match", "W/\"0\"")])
        #expect(other.status == 200)
    }

    @Test func `an answer is made anew when the account was written to`() async throws {
        let surface = try OperationsUnderTest()
        let target = "/counterpart/v1/references"
        for _ in 1...5 { _ = try await surface.send(.get, target) }
        #expect(surface.store.questions.count < 5)
        surface.store.change { state in
            state.version = 2
            state.slices[0].count = 2
        }
        #expect(try await surface.send(.get, target).json["count"] as? Int == 2)
        let other = try await surface.send(.get, target, authorization: "Bearer cp_other")
        #expect(other.status == 200)
        #expect(surface.store.questions.last?.account == Script.other.id)
    }

    @Test func `what changes with the time is made anew each time`() async throws {
        let surface = try OperationsUnderTest()
        for _ in 1...5 { _ = try await surface.send(.get, "/counterpart/v1/causes") }
        #expect(surface.store.questions.count == 5)
    }

    @Test(arguments: Sample.closed)
    func `a store that cannot be reached gets 503, and the client is not told why`(
        _ sample: Sample
    ) async throws {
        let surface = try OperationsUnderTest(expectsReports: true)
        surface.store.change { $0.error = .unavailable(reason: "disk I/O error at /secret") }
        let answer = try await surface.send(sample)
        guard ![.showSession, .followEvents].contains(sample.route) else {
            // They ask for nothing but the token.
            #expect(answer.status == 200)
            return
        }
        #expect(answer.status == 503)
        #expect(try answer.problem == "unavailable")
        #expect(!answer.text.contains("disk"))
    }

    @Test func `what is not there gets 404`() async throws {
        let surface = try OperationsUnderTest()
        surface.store.change { state in
            state.slices = [ReferenceSlice(references: [], count: 0, next: nil)]
            (state.attempts, state.cause, state.facets) = (nil, nil, nil)
            state.hasPromise = false
        }
        for path in [
            "references/7", "references/7/attempts", "causes/5", "causes/5/references",
            "causes/5/facets",
        ] {
            let answer = try await surface.send(.get, "/counterpart/v1/\(path)")
            #expect(answer.status == 404, "\(path)")
        }
        let note = try await surface.send(.patch, "/counterpart/v1/causes/5", body: "{}")
        #expect(note.status == 404)
        let promise = "/counterpart/v1/promises/netsuite/Invoice"
        #expect(try await surface.send(.delete, promise).status == 404)
    }

    @Test func `a cause that is resolved has an empty list of references`() async throws {
        let surface = try OperationsUnderTest()
        surface.store.change { state in
            state.slices = [ReferenceSlice(references: [], count: 0, next: nil)]
        }
        let answer = try await surface.send(.get, "/counterpart/v1/causes/5/references")
        #expect(answer.text == #"{"references":[],"count":0,"next_cursor":null}"#)
        #expect(surface.store.noted(\.search)?.cause == Cause.ID(rawValue: 5))
    }

    @Test func `a reference is shown with its subject and its cause`() async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(.get, "/counterpart/v1/references/7")
        let search = surface.store.noted(\.search)
        #expect(search?.filters.ids == [Reference.ID(rawValue: 7)])
        let reference = try #require(try answer.json["reference"] as? [String: Any])
        let subject = try #require(try answer.json["subject"] as? [String: Any])
        let cause = try #require(try answer.json["cause"] as? [String: Any])
        #expect(reference["cause_id"] as? String == "5")
        #expect(subject["title"] as? String == "2026-17")
        #expect(cause["state"] as? String == "new")
    }

    @Test func `attempts go on where a page ended`() async throws {
        let surface = try OperationsUnderTest()
        let first = try await surface.send(.get, "/counterpart/v1/references/7/attempts?limit=1")
        let cursor = try #require(try first.json["next_cursor"] as? String)
        _ = try await surface.send(.get, "/counterpart/v1/attempts?limit=2&cursor=\(cursor)")
        #expect(
            surface.store.questions.map(\.text) == [
                "attempts on 7 before - of 1", "attempts before 12 of 2",
            ]
        )
    }

    @Test func `a cause is annotated with what is said, and nothing else`() async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(
            .patch,
            "/counterpart/v1/causes/5",
            body: #"{"owner":"Ada"}"#
        )
        #expect(answer.status == 200)
        let annotation = surface.store.noted(\.annotation)
        #expect(annotation?.owner == .set("Ada"))
        #expect(annotation?.note == .keep)
        let untyped = try await surface.send(
            .patch,
            "/counterpart/v1/causes/5",
            fields: [("Content-Type", "text/plain")],
            body: "{}"
        )
        #expect(untyped.status == 400)
    }

    @Test func `a promise is made and taken back by the service's name as it is`() async throws {
        let surface = try OperationsUnderTest()
        let path = "/counterpart/v1/promises/net%20suite%2F1/invoices"
        let body = #"{"within_seconds":60}"#
        #expect(try await surface.send(.put, path, body: body).status == 204)
        #expect(try await surface.send(.delete, path).status == 204)
        #expect(
            surface.store.questions.map(\.text) == [
                "keep net suite/1 Invoice 60", "drop net suite/1 Invoice",
            ]
        )
    }

    @Test func `the head of the ledger is that of the newest attempt`() async throws {
        let surface = try OperationsUnderTest()
        let system = try await surface.send(.get, "/counterpart/v1/system")
        #expect(
            system.text == #"""
                {"version":"1.2.3","started_at":"2026-01-01T00:00:00Z","database":{"bytes":4096,\#
                "references":3,"attempts":12},\#
                "durability":"every answered write is synced to the disk",\#
                "writes":{"commits":5,"waiting":0,"p50_microseconds":900,"p99_microseconds":null},\#
                "ledger":{"keep_seconds":null,"oldest_at":"2026-01-01T00:00:00Z","head":"0102",\#
                "sequence":12}}
                """#
        )
        surface.store.change { $0.attempts = nil }
        let empty = try await surface.send(.get, "/counterpart/v1/system")
        #expect(empty.text.contains(#""head":null,"sequence":0"#))
    }

    @Test func `a service is told with its types and the models that were synced last`()
        async throws
    {
        let answer = try await OperationsUnderTest().send(.get, "/counterpart/v1/services")
        #expect(
            answer.text == #"""
                {"services":[{"service_name":"netsuite","successful":2,"failed":1,"pending":0,\#
                "models":["Invoice"],"subject_types":["Invoice"],\#
                "last_success_at":"2026-01-01T00:00:00Z"}]}
                """#
        )
    }
}
