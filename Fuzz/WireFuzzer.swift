import Counterpart
import CounterpartBytes
import CounterpartWire

// The first byte of an input chooses the reader, the rest is what it reads. A reader may refuse, but
// what it takes must survive being written.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard count > 0 else { return 0 }
    let input = Array(unsafe UnsafeBufferPointer(start: start, count: count))
    let bytes = Array(input[1...])
    switch input[0] % 6 {
    case 0: fuzzJSON(bytes)
    case 1: fuzzParameters(try? Parameters(form: bytes))
    case 2: fuzzBody(bytes, "application/json")
    case 3: fuzzBody(bytes, "multipart/form-data; boundary=XX")
    case 4: fuzzTransferLine(bytes)
    default: fuzzTime(bytes)
    }
    return 0
}

private func fuzzJSON(_ bytes: [UInt8]) {
    guard let value = try? JSONValue.parse(bytes), case .object(let members) = value else { return }
    let compact = (try? JSONText.compactedObject(bytes)).map { Array($0.utf8) } ?? []
    let expected = JSONValue.object(members.filter { $0.key != "id" })
    precondition((try? JSONValue.parse(compact)) == expected, "Compaction changed an object")
}

private func fuzzParameters(_ parameters: Parameters?) {
    guard let parameters else { return }
    _ = try? KantataQuery.references(parameters)
    _ = try? KantataDraft.reference(parameters)
}

private func fuzzBody(_ bytes: [UInt8], _ type: String) {
    fuzzParameters(try? Parameters.merged(query: "", body: bytes, contentType: type))
}

private func fuzzTransferLine(_ bytes: [UInt8]) {
    guard let record = try? TransferLine.parse(bytes) else { return }
    let line = written { TransferLine.write(record, into: &$0) }
    precondition((try? TransferLine.parse(line)) == record, "A record changed in a file")
}

private func fuzzTime(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let instant = ISO8601.parse(text), ISO8601.range.contains(instant.floor) else { return }
    let time = written { ISO8601.write(instant.floor, into: &$0) }
    let again = ISO8601.parse(String(decoding: time, as: UTF8.self))
    precondition(again == ISO8601.Instant(floor: instant.floor), "A time changed on its way")
}

private func written(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    body(&writer)
    let bytes = writer.finish()
    return withExtendedLifetime(bytes) { unsafe Array(bytes.buffer) }
}
