import Counterpart
import CounterpartArguments
import CounterpartBytes
import CounterpartWire

extension Administration {
    /// Walks the chains, writes what it found, and fails if one is broken.
    func verify(
        _ accountName: String?,
        isJSON: Bool,
        _ output: any ByteSink
    ) async throws {
        let accounts: [Account]
        if let accountName {
            accounts = [try await store.account(named: accountName)]
        } else {
            accounts = try await store.accounts()
        }
        var reports: [(account: Account, report: ChainReport)] = []
        for account in accounts {
            reports.append((account, try await store.verifyAttempts(in: account)))
        }
        try output.write(isJSON ? Self.json(reports) : Self.text(reports))
        let broken = reports.compactMap { account, report in
            report.firstBreak.map {
                "the ledger of \(account.name) is broken at attempt \($0.sequence): \($0.reason)"
            }
        }
        guard broken.isEmpty else {
            throw CommandFailure(broken.joined(separator: "; "), code: .failed)
        }
    }

    /// Two lines an account: the digest is as long as most of a line.
    private static func text(_ reports: [(account: Account, report: ChainReport)]) -> [UInt8] {
        var text = ""
        for (account, report) in reports {
            text += "\(account.name): "
            if let chainBreak = report.firstBreak {
                text += "BROKEN at attempt \(chainBreak.sequence)\n"
            } else if let first = report.first, let last = report.last {
                text += "whole from attempt \(first) to \(last)\n"
            } else {
                text += "no attempts\n"
            }
            if !report.head.isEmpty { text += "    head \(hexadecimal(report.head))\n" }
        }
        return Array(text.utf8)
    }

    private static func json(_ reports: [(account: Account, report: ChainReport)]) -> [UInt8] {
        func number(_ value: Int64?) -> JSONValue {
            value.map { .number(String($0)) } ?? .null
        }
        let accounts = reports.map { account, report -> JSONValue in
            let firstBreak = report.firstBreak.map { chainBreak -> JSONValue in
                .object([
                    .init(key: "sequence", value: number(chainBreak.sequence)),
                    .init(key: "reason", value: .string(chainBreak.reason)),
                ])
            }
            return .object([
                .init(key: "account", value: .string(account.name)),
                .init(key: "attempts", value: number(Int64(report.attempts))),
                .init(key: "first", value: number(report.first)),
                .init(key: "last", value: number(report.last)),
                .init(
                    key: "head",
                    value: report.head.isEmpty ? .null : .string(hexadecimal(report.head))
                ),
                .init(key: "first_break", value: firstBreak ?? .null),
            ])
        }
        var writer = ByteWriter(minimumCapacity: 256)
        writer.append(json: .object([.init(key: "accounts", value: .array(accounts))]))
        return writer.finish().array + [UInt8(ascii: "\n")]
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        var writer = ByteWriter(minimumCapacity: 2 * bytes.count)
        writer.append(hexadecimal: bytes)
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }
}
