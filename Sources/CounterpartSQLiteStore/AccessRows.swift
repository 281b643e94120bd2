import Counterpart
import CounterpartSQLite

/// How accounts and tokens lie in their rows.
enum AccessRows {
    static let accountColumns = "account.id, account.name, account.identity"
    static let tokenColumns = """
        token.id, token.label, token.scope, token.created_at, token.expires_at, token.user_id, \
        token.last_used_at
        """
    static let tokens = "token JOIN account ON account.id = token.account_id"

    /// The account whose columns begin at `first`.
    static func account(_ row: Statement, from first: Int32 = 0) throws(SQLiteError) -> Account {
        guard let identity = ReferenceIdentity(rawValue: row.text(first + 2)) else {
            throw SQLiteError(code: .corrupt, message: "unknown identity of an account")
        }
        return Account(
            id: Account.ID(rawValue: row.integer(first)),
            name: row.text(first + 1),
            identity: identity
        )
    }

    /// The token whose columns come first, with its account's after them.
    static func token(_ row: Statement) throws(SQLiteError) -> Token {
        guard let scope = Token.Scope(rawValue: row.text(2)) else {
            throw SQLiteError(code: .corrupt, message: "unknown scope of a token")
        }
        return Token(
            id: Token.ID(rawValue: row.integer(0)),
            account: try account(row, from: 7),
            label: row.optionalText(1),
            scope: scope,
            createdAt: Timestamp(secondsSinceEpoch: row.integer(3)),
            expiresAt: row.optionalInteger(4).map(Timestamp.init(secondsSinceEpoch:)),
            userNumber: row.optionalInteger(5),
            lastUsedAt: row.optionalInteger(6).map(Timestamp.init(secondsSinceEpoch:))
        )
    }
}

extension Connection {
    /// Returns what `make` makes of each row.
    func rows<Value>(
        _ sql: String,
        _ values: [SQLValue] = [],
        _ make: (Statement) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> [Value] {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(values)
        var rows: [Value] = []
        while try statement.step() { rows.append(try make(statement)) }
        return rows
    }
}
