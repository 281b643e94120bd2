import Counterpart
package import CounterpartAPI
package import CounterpartSQLiteStore

extension Administration {
    /// Carries out requests on a store, and has the surface over it answer questions.
    package init(of store: SQLiteStore, asking surface: OperationsSurface) {
        self.init(
            store: store,
            now: { .now },
            ask: { request, account in
                await surface.respond(to: request, as: Self.token(of: account))
            }
        )
    }

    /// Who can open the database needs no token; questions only read.
    private static func token(of account: Account) -> Token {
        Token(
            id: Token.ID(rawValue: 0),
            account: account,
            label: "command",
            scope: .read,
            createdAt: .now,
            expiresAt: nil
        )
    }
}
