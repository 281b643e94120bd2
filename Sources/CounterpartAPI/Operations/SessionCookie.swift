import CounterpartHTTPServer
import CounterpartWire

/// The cookie in which a browser keeps the secret of a token, out of the reach of scripts.
enum SessionCookie {
    static let name = "counterpart_session"
    /// The characters that a secret may have at most.
    private static let limit = 512

    static func secret(in request: HTTPRequest) -> String? {
        for field in request.fields.values(of: "cookie") {
            for pair in field.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard pair.hasPrefix("\(name)=") else { continue }
                let secret = pair.dropFirst(name.count + 1)
                return secret.isEmpty || secret.utf8.count > limit ? nil : String(secret)
            }
        }
        return nil
    }

    /// The value of `Set-Cookie` that makes a browser keep the secret until it is closed.
    static func keeping(_ secret: String, for request: HTTPRequest) -> String {
        "\(name)=\(secret); \(attributes(for: request))"
    }

    /// The value of `Set-Cookie` that makes a browser forget it.
    static func forgetting(for request: HTTPRequest) -> String {
        "\(name)=; Max-Age=0; \(attributes(for: request))"
    }

    private static func attributes(for request: HTTPRequest) -> String {
        let isSecure = request.fields["x-forwarded-proto"]?.lowercased() == "https"
        return "Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// Refuses a request that a page of another site may have made a browser send: with the cookie,
    /// and to change something.
    static func requireSameOrigin(_ request: HTTPRequest) throws(Problem) {
        switch request.method {
        case .get, .head, .options: return
        case .post, .put, .patch, .delete: break
        }
        if let site = request.fields["sec-fetch-site"] {
            if site == "same-origin" || site == "none" { return }
        } else if let host = request.fields["host"], let origin = request.fields["origin"],
            let scheme = origin.firstRange(of: "://"),
            origin[scheme.upperBound...].lowercased() == host.lowercased()
        {
            return
        }
        throw Problem(.forbidden, "With a cookie, this is allowed to pages of this server only.")
    }
}
