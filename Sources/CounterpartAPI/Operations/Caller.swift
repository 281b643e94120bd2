import Counterpart
import CounterpartHTTPServer
import CounterpartWire

/// Who asks, as far as it is known, and what the answer tells of it.
struct Caller {
    private var account: String?
    private var allowance: RateLimit.Allowance?

    /// Counts a request of the token.
    mutating func admit(_ token: Token, through admission: Admission) throws(Problem) {
        account = token.account.name
        allowance = admission.allowance(of: token)
        if let allowance, allowance.isExceeded { throw .tooManyRequests }
    }

    func describe(in response: inout HTTPResponse) {
        response.account = account
        guard let allowance else { return }
        response.fields += [
            ("RateLimit-Limit", String(allowance.limit)),
            ("RateLimit-Remaining", String(max(allowance.left, 0))),
            ("RateLimit-Reset", String(allowance.seconds)),
        ]
        if allowance.isExceeded {
            response.fields.append(("Retry-After", String(allowance.seconds)))
        }
    }
}
