import Counterpart
import CounterpartBytes
import CounterpartServer
import CounterpartWire

/// Writes the references, and the subjects on request, of one account of the benchmark as the lines of
/// an import: the same bytes for the same arguments.
///
/// usage: CounterpartBenchmarkData COUNT SEED references|subjects|all
@main
enum BenchmarkData {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int64(arguments[1]), count > 0,
            let seed = UInt64(arguments[2]),
            ["references", "subjects", "all"].contains(arguments[3])
        else {
            try FileStream.error.write(
                Array("usage: CounterpartBenchmarkData COUNT SEED references|subjects|all\n".utf8)
            )
            return
        }
        var lines = Lines()
        if arguments[3] != "references" {
            for record in SyntheticSubjects(referenceCount: count) { try lines.add(record) }
        }
        if arguments[3] != "subjects" {
            for record in SyntheticReferences(count: count, seed: seed) { try lines.add(record) }
        }
        try lines.end()
    }

    /// Gathers lines, and writes them to standard output in large pieces.
    private struct Lines: ~Copyable {
        private static let pieceSize = 1 << 18
        private var writer = ByteWriter(minimumCapacity: pieceSize * 2)

        mutating func add(_ record: TransferRecord) throws {
            TransferLine.write(record, into: &writer)
            if writer.count >= Self.pieceSize { try end() }
        }

        mutating func end() throws {
            try FileStream.output.write(writer.takeBytes())
        }
    }
}
