import Counterpart
import CounterpartBytes

/// The text that `body` writes.
func written(_ body: (inout ByteWriter) throws -> Void) rethrows -> String {
    var writer = ByteWriter()
    try body(&writer)
    let bytes = writer.finish()
    return bytes.text
}

/// A reference with something in every attribute.
func makeReference(_ id: Int64 = 7, subject number: Int64 = 32) -> Reference {
    Reference(
        id: Reference.ID(rawValue: id),
        subject: Subject.ID(type: .workspace, number: number),
        serviceName: "jira",
        serviceModel: "Project",
        serviceModelRef: "COBA-8",
        status: .failed,
        externalLink: "https://example.net/browse?a=1&b=2",
        externalMessage: "Record locked",
        externalStatus: "Open",
        isLocked: false,
        createdAt: Timestamp(secondsSinceEpoch: 1_705_320_000),
        updatedAt: Timestamp(secondsSinceEpoch: 1_705_320_001),
        lastSyncedAt: Timestamp(secondsSinceEpoch: 1_705_323_600)
    )
}
