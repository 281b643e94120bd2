package import Counterpart
package import CounterpartBytes

/// The bodies of the answers of the operations surface.
package enum OperationsAnswer {
    /// An object with these members.
    static func object(
        capacity: Int = 1_024,
        _ members: (inout ByteWriter) -> Void
    ) -> Bytes {
        var writer = ByteWriter(minimumCapacity: capacity)
        writer.object(members)
        return writer.finish()
    }

    package static func session(_ token: Token, version: String) -> Bytes {
        object { json in
            json.member("account", token.account.name)
            json.member("scope", token.scope.rawValue)
            json.member("label", token.label)
            json.member("version", version)
        }
    }

    package static func attempts(_ slice: AttemptSlice) -> Bytes {
        object(capacity: 256 + slice.attempts.count * 512) { json in
            json.member("attempts", slice.attempts) { $0.append($1) }
            json.member("next_cursor", slice.next.map { PageCursor.attempt($0).text })
            json.member("truncated", slice.isTruncated)
        }
    }

    package static func tokens(_ tokens: [Token], current: Token.ID) -> Bytes {
        object { json in
            json.member("tokens", tokens) { $0.append($1, current: current) }
        }
    }

    /// The one answer that tells a secret.
    package static func created(_ token: Token, secret: String, current: Token.ID) -> Bytes {
        object { json in
            json.name("token")
            json.append(token, current: current)
            json.member("secret", secret)
        }
    }

    package static func system(
        _ figures: SystemFigures,
        version: String,
        startedAt: Timestamp,
        newest: Attempt?
    ) -> Bytes {
        object { json in
            json.member("version", version)
            json.member("started_at", startedAt)
            json.member("database") { json in
                json.member("bytes", figures.databaseBytes)
                json.member("references", figures.references)
                json.member("attempts", figures.attempts)
            }
            json.member("durability", "every answered write is synced to the disk")
            json.member("writes") { json in
                json.member("commits", figures.commits)
                json.member("waiting", figures.waiting)
                json.member("p50_microseconds", figures.medianMicroseconds)
                json.member("p99_microseconds", figures.slowestMicroseconds)
            }
            json.member("ledger") { json in
                json.member("keep_seconds", figures.keepSeconds)
                json.member("oldest_at", figures.oldestAttemptAt)
                if let newest {
                    json.member("head", hexadecimal: newest.digest)
                } else {
                    json.member("head", String?.none)
                }
                json.member("sequence", newest?.sequence ?? 0)
            }
        }
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ token: Token, current: Token.ID) {
        object { json in
            json.member("id", id: token.id.rawValue)
            json.member("label", token.label)
            json.member("scope", token.scope.rawValue)
            json.member("created_at", token.createdAt)
            json.member("expires_at", token.expiresAt)
            json.member("last_used_at", token.lastUsedAt)
            json.member("current", token.id == current)
        }
    }
}
