import Counterpart
import CounterpartArguments
import CounterpartBytes
import CounterpartWire

extension Administration {
    /// The lines that are staged at a time: few enough that other writers wait a few milliseconds
    /// at most, enough that a commit's cost is shared.
    private static let sliceSize = 1_000
    /// The bytes that gather before they are written to a client or a file.
    private static let outputSize = 1 << 16

    /// Takes in all lines of `input`, or none.
    func take(
        _ input: any ByteSource,
        named name: String,
        into accountName: String
    ) async throws -> TransferTotals {
        let account = try await store.account(named: accountName)
        let transfer = try await store.beginImport(
            into: account,
            at: now(),
            by: Author(label: "import")
        )
        do {
            try await stage(input, named: name, into: transfer)
            return try await transfer.commit()
        } catch let conflict as TransferConflict {
            await transfer.cancel()
            throw CommandFailure("\(name):\(conflict.line): \(conflict.reason)", code: .badInput)
        } catch {
            await transfer.cancel()
            throw error
        }
    }

    private func stage(
        _ input: any ByteSource,
        named name: String,
        into transfer: any TransferImport
    ) async throws {
        var lines = LineSplitter()
        var slice: [(line: Int, record: TransferRecord)] = []
        slice.reserveCapacity(Self.sliceSize)
        var number = 0
        while let line = try lines.next(from: input, named: name) {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            do {
                slice.append((number, try TransferLine.parse(line)))
            } catch {
                throw CommandFailure("\(name):\(number): \(error.reason)", code: .badInput)
            }
            if slice.count == Self.sliceSize {
                try await transfer.stage(slice)
                slice.removeAll(keepingCapacity: true)
            }
        }
        if !slice.isEmpty { try await transfer.stage(slice) }
    }

    /// Writes everything that the account holds.
    func give(_ accountName: String, to output: any ByteSink) async throws {
        let account = try await store.account(named: accountName)
        try store.export(account) { records in
            var writer = ByteWriter(minimumCapacity: Self.outputSize)
            for record in records {
                TransferLine.write(record, into: &writer)
            }
            try output.write(writer.finish().array)
        }
    }
}
