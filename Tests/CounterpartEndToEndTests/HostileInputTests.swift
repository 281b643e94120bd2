import Foundation
import Testing

/// Malformed and excessive requests: an error answer or a closed connection, and the server lives on.
@Suite(.timeLimit(.minutes(3))) struct HostileInputTests {
    private static let post =
        "POST /api/v1/external_references/create_or_update HTTP/1.1\r\nHost: a"

    private static let json = [
        "{", "[", "nul", "{\"external_reference\":",
        "{\"external_reference\":{\"subject_id\":1e999}}",
        "{\"external_reference\":{\"subject_id\":99999999999999999999999}}",
        "{\"external_reference\":{\"subject_id\":-5,\"subject_type\":\"Story\",\"service_name\":\"a\","
            + "\"service_model\":\"b\",\"service_model_ref\":\"c\"}}",
        "{\"external_reference\":{\"service_name\":\"\\ud800\"}}",
        "{\"external_reference\":{\"service_name\":\"\\u0000\"}}",
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
        "{\"external_reference\":{\"service_name\":\"\(String(repeating: "x", count: 70_000))\"}}",
        "{\"external_reference\":{\"subject_type\":\"Story\",\"subject_type\":\"Nope\"}}",
    ]

    private static let forms = [
        "external_reference%5B", "external_reference[",
        "external_reference[a][b]=1&external_reference[a]=2",
        "%zz=1", "external_reference[subject_id]=%ff", "a=1&a[b]=2&a[]=3",
        String(repeating: "a[", count: 20_000), String(repeating: "a=1&", count: 100_000),
    ]

    private static let targets = [
        "/%", "/%zz", "/%00", "/api/v1/%ff", "/api/v1/external_references/%2e%2e",
        "/api/v1/external_references?subject_type=Story&page=\(String(repeating: "9", count: 4_000))",
        "/api/v1/external_references?subject_type=Story&only=\(String(repeating: "1,", count: 5_000))",
        "/api/v1/external_references?subject_type=Story&created_after=9999999999999999999",
        "/api/v1/external_references?subject_type=Story&service_name[a]=1",
        "/api/v1/external_references?subject_type[]=&subject_id[]=",
        "/api/v1/external_references?subject_type=Story&page=9223372036854775807&per_page=200",
        "//", "/api/v1//external_references",
        "/api/v1/external_references/\(String(repeating: "9", count: 400))",
    ]

    @Test func `hostile requests get an error or a closed connection, and never a 500`() throws {
        let server = try ServerProcess()
        let token = try server.makeToken()
        let authorization = "Authorization: Bearer \(token)"
        for body in Self.json {
            try expectRefusal(
                server,
                "\(Self.post)\r\n\(authorization)\r\nContent-Type: application/json",
                body
            )
        }
        for body in Self.forms {
            try expectRefusal(
                server,
                "\(Self.post)\r\n\(authorization)\r\nContent-Type: application/x-www-form-urlencoded",
                body
            )
        }
        for boundary in [
            "", "; boundary=", "; boundary=x",
            "; boundary=\"\(String(repeating: "x", count: 300))\"",
        ] {
            try expectRefusal(
                server,
                "\(Self.post)\r\n\(authorization)\r\nContent-Type: multipart/form-data\(boundary)",
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb"
            )
        }
        for target in Self.targets {
            let answer = try RawConnection(port: server.port)
                .request("GET \(target) HTTP/1.1\r\nHost: a\r\n\(authorization)")
            #expect((answer?.status ?? 400) < 500, "\(target.prefix(80))")
        }
        let huge = try RawConnection(port: server.port)
            .request(
                "\(Self.post)\r\n\(authorization)",
                body: String(repeating: "x", count: 2 << 20)
            )
        #expect(huge.map { $0.status == 413 } ?? true)
        let alive = try RawConnection(port: server.port)
            .request(ClientTests.head("GET", "/api/v1/users/me", token))
        #expect(alive?.status == 200)
        #expect(server.stop() == 0)
    }

    private func expectRefusal(_ server: ServerProcess, _ head: String, _ body: String) throws {
        let answer = try RawConnection(port: server.port).request(head, body: body)
        #expect(answer.map { (400..<500).contains($0.status) } ?? true, "\(body.prefix(80))")
        if let answer, !answer.body.isEmpty { #expect(answer.json["errors"] is [[String: Any]]) }
    }
}
