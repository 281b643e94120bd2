import CounterpartBytes
import CounterpartHTTPServer
import Foundation
import Synchronization
import Testing

/// How a stream ends that does not end by itself.
@Suite(.timeLimit(.minutes(5))) struct StreamEndTests {
    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let piece = Bytes.text(String(repeating: "x", count: 64 << 10))

    /// A server whose streams never end by themselves, and that tells how each was ended.
    private struct Subject {
        let server: TestServer
        let ends: AsyncStream<String>

        init(
            _ configuration: HTTPServerConfiguration = HTTPServerConfiguration(),
            isEndless: Bool = true,
            produce: @escaping @Sendable (HTTPBodyWriter) async throws -> Void
        ) throws {
            let (ends, ended) = AsyncStream.makeStream(of: String.self)
            self.ends = ends
            server = try TestServer(configuration: configuration) { request in
                guard request.path == "/" else { return await TestServer.echo(request) }
                var response = HTTPResponse(status: 200)
                response.stream = HTTPBodyStream(isEndless: isEndless) { writer in
                    do {
                        try await produce(writer)
                        ended.yield("returned")
                    } catch {
                        ended.yield("\(type(of: error)) \(Task.isCancelled)")
                        throw error
                    }
                }
                return response
            }
        }

        func nextEnd() async -> String? {
            for await end in ends { return end }
            return nil
        }
    }

    enum Habit: CaseIterable {
        /// Writes one event, and waits for what never comes.
        case idle
        /// Writes as fast as it may.
        case busy

        @Sendable
        func produce(_ writer: HTTPBodyWriter) async throws {
            switch self {
            case .idle:
                try await writer.write(.text("event"))
                try await Task.sleep(for: .seconds(3600))
            case .busy:
                while true { try await writer.write(piece) }
            }
        }
    }

    @Test func `a client that does not read holds the producer up, and nobody else`() async throws {
        // More than the system takes for a client.
        let enough = 1 << 30
        let written = Count()
        var configuration = HTTPServerConfiguration()
        configuration.eventLoops = 1
        let (entries, entered) = AsyncStream.makeStream(of: Void.self)
        let subject = try Subject(configuration) { writer in
            entered.yield()
            while written.bytes < enough {
                try await writer.write(Self.piece)
                written.add(Self.piece.count)
            }
        }
        let client = try subject.server.client()
        client.send(Self.request)
        for await _ in entries { break }
        let other = try subject.server.client()
        for number in 0..<100 {
            other.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try other.answer().text == "GET /\(number)  ")
        }
        #expect(written.bytes < enough)
        client.leave()
        #expect(await subject.nextEnd() == "CancellationError true")
    }

    @Test(arguments: [true, false])
    func `a client that leaves ends the producer`(_ isEndless: Bool) async throws {
        let subject = try Subject(isEndless: isEndless, produce: Habit.busy.produce)
        let client = try subject.server.client()
        client.send(Self.request)
        #expect(try client.answer().status == 200)
        client.leave()
        #expect(await subject.nextEnd() == "CancellationError true")
        let observation = await subject.server.nextObservation()
        switch observation {
        case .answered: #expect(isEndless)
        case .abandoned: #expect(!isEndless)
        default: Issue.record("The observer was told \(String(describing: observation))")
        }
    }

    @Test func `a client that leaves is missed although nothing is written`() async throws {
        let subject = try Subject(produce: Habit.idle.produce)
        let client = try subject.server.client()
        client.send(Self.request)
        #expect(try client.answer().status == 200)
        client.breakOff()
        #expect(await subject.nextEnd() == "CancellationError true")
    }

    @Test func `a client that stops reading is given up`() async throws {
        var configuration = HTTPServerConfiguration()
        configuration.progressTimeout = .seconds(1)
        let subject = try Subject(configuration, produce: Habit.busy.produce)
        let client = try subject.server.client()
        client.send(Self.request)
        #expect(await subject.nextEnd() == "CancellationError true")
        // The end of the request may be told before.
        for await observation in subject.server.observations {
            if case .closed(let reason) = observation {
                #expect(reason == .progress)
                return
            }
        }
    }

    @Test(arguments: Habit.allCases)
    func `a shutdown ends endless streams as whole answers`(
        _ habit: Habit
    ) async throws {
        var configuration = HTTPServerConfiguration()
        configuration.shutdownLimit = .seconds(3600)
        let subject = try Subject(configuration, produce: habit.produce)
        let client = try subject.server.client()
        client.send(Self.request)
        #expect(try client.answer().status == 200)
        #expect(try client.chunk() != nil)
        Thread.detachNewThread { subject.server.shutdown() }
        while try client.chunk() != nil {}
        #expect(try client.isAtEnd())
        #expect(await subject.nextEnd() == "CancellationError true")
    }

    @Test func `a shutdown waits for a stream that has an end`() async throws {
        let gate = Gate()
        let subject = try Subject(isEndless: false) { writer in
            try await writer.write(.text("one"))
            await gate.pass()
            try await writer.write(.text("two"))
        }
        let client = try subject.server.client()
        client.send(Self.request)
        #expect(try client.answer().status == 200)
        #expect(try client.chunk() == "one")
        Thread.detachNewThread { subject.server.shutdown() }
        while (try? subject.server.client()) != nil {}
        gate.open()
        #expect(try client.chunk() == "two")
        #expect(try client.chunk() == nil)
        #expect(try client.isAtEnd())
        #expect(await subject.nextEnd() == "returned")
    }

    @Test(arguments: ["1.1", "1.0"], Habit.allCases)
    func `a stream that outlasts the shutdown is broken off`(
        _ version: String,
        _ habit: Habit
    ) async throws {
        var configuration = HTTPServerConfiguration()
        configuration.shutdownLimit = .zero
        let subject = try Subject(configuration, isEndless: false, produce: habit.produce)
        let client = try subject.server.client()
        client.send("GET / HTTP/\(version)\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 200)
        subject.server.shutdown()
        if version == "1.0" {
            _ = try client.everything()
            #expect(client.wasReset)
        } else {
            #expect(throws: TestClient.Failure.self) { while try client.chunk() != nil {} }
        }
        #expect(await subject.nextEnd() == "CancellationError true")
    }
}

private final class Count: Sendable {
    private let sum = Atomic(0)

    var bytes: Int { sum.load(ordering: .relaxed) }

    func add(_ count: Int) {
        sum.add(count, ordering: .relaxed)
    }
}
