/// Who wrote, for the ledger: the token by number and label, and the request.
package struct Author: Hashable, Sendable {
    /// `nil` for a command, which needs no token.
    package var tokenID: Token.ID?
    /// The token's label at that time, or the name of the command.
    package var label: String?
    /// The `X-Request-Id` of the request.
    package var requestID: String?

    package init(tokenID: Token.ID? = nil, label: String? = nil, requestID: String? = nil) {
        self.tokenID = tokenID
        self.label = label
        self.requestID = requestID
    }
}
