import Counterpart
import Testing

@Suite struct ReferenceDraftTests {
    private let now = Timestamp(secondsSinceEpoch: 2_000)

    private var complete: ReferenceDraft {
        var draft = ReferenceDraft()
        draft.subjectType = .known(.workspace)
        draft.subjectNumber = 7
        draft.serviceName = "hubspot"
        draft.serviceModel = .set("Deal")
        draft.serviceModelRef = .set("D-1")
        return draft
    }

    private var stored: Reference {
        Reference(
            id: .init(rawValue: 9),
            subject: .init(type: .workspace, number: 7),
            serviceName: "hubspot",
            serviceModel: "Deal",
            serviceModelRef: "D-0",
            status: .failed,
            externalLink: "link",
            externalMessage: "message",
            externalStatus: "Open",
            isLocked: true,
            createdAt: Timestamp(secondsSinceEpoch: 1),
            updatedAt: Timestamp(secondsSinceEpoch: 2),
            lastSyncedAt: nil
        )
    }

    private func write(
        _ draft: ReferenceDraft,
        over current: Reference? = nil,
        requiresExternalLink: Bool = false
    ) throws(Violations) -> Reference {
        try draft.reference(
            replacing: current,
            id: .init(rawValue: 1),
            at: now,
            under: ReferenceRules(
                identity: .serviceName,
                requiresExternalLink: requiresExternalLink
            )
        )
    }

    private func messages(_ draft: ReferenceDraft, over current: Reference? = nil) -> [String] {
        do throws(Violations) {
            _ = try write(draft, over: current)
            return []
        } catch {
            return error.elements.map(\.message)
        }
    }

    @Test func `a create takes the defaults`() throws {
        let reference = try write(complete)
        #expect(reference.id == .init(rawValue: 1))
        #expect(reference.status == .pending)
        #expect(reference.isLocked == false)
        #expect(reference.externalLink == nil)
        #expect([reference.createdAt, reference.updatedAt] == [now, now])
        #expect(reference.lastSyncedAt == now)
    }

    @Test func `an update keeps what is not mentioned, and syncs`() throws {
        var expected = stored
        expected.serviceModelRef = "D-1"
        expected.updatedAt = now
        expected.lastSyncedAt = now
        #expect(try write(complete, over: stored) == expected)
    }

    @Test func `an update clears what is set to nothing`() throws {
        var draft = complete
        draft.status = .set(nil)
        draft.externalLink = .set(nil)
        draft.externalMessage = .set(nil)
        draft.externalStatus = .set(nil)
        draft.isLocked = .set(false)
        let reference = try write(draft, over: stored)
        #expect(reference.status == .pending)
        #expect(reference.externalLink == nil)
        #expect(reference.externalMessage == nil)
        #expect(reference.externalStatus == nil)
        #expect(reference.isLocked == false)
    }

    @Test func `everything that is missing is told, in the contract's order`() {
        var draft = ReferenceDraft()
        draft.status = .set(.unknown)
        #expect(
            messages(draft) == [
                "Service model can't be blank", "Service model ref can't be blank",
                "Service name can't be blank", "Subject can't be blank",
                "Subject type can't be blank", "Status is not included in the list",
            ]
        )
    }

    @Test func `what an update may keep, it may not clear`() {
        var draft = complete
        draft.serviceModel = .keep
        #expect(messages(draft, over: stored) == [])
        draft.serviceModel = .set(nil)
        #expect(messages(draft, over: stored) == ["Service model can't be blank"])
    }

    @Test(arguments: [0, -1, Int64.min])
    func `a subject's id is above zero`(_ number: Int64) {
        var draft = complete
        draft.subjectNumber = number
        #expect(messages(draft) == ["Subject must be greater than 0"])
    }

    @Test func `an unknown type is no missing one`() {
        var draft = complete
        draft.subjectType = .unknown
        #expect(messages(draft) == ["Subject type is not included in the list"])
    }

    @Test func `short texts are counted in characters, long ones in bytes`() {
        var draft = complete
        draft.serviceName = String(repeating: "é", count: 255)
        draft.externalMessage = .set(String(repeating: "é", count: 32_767))
        #expect(messages(draft) == [])
        draft.serviceName = String(repeating: "é", count: 256)
        draft.serviceModel = .set(String(repeating: "x", count: 256))
        draft.externalStatus = .set(String(repeating: "x", count: 256))
        draft.externalLink = .set(String(repeating: "x", count: 65_536))
        draft.externalMessage = .set(String(repeating: "é", count: 32_768))
        #expect(
            messages(draft) == [
                "Service model is too long (maximum is 255 characters)",
                "Service name is too long (maximum is 255 characters)",
                "External link is too long (maximum is 65535 bytes)",
                "External message is too long (maximum is 65535 bytes)",
                "External status is too long (maximum is 255 characters)",
            ]
        )
    }

    @Test func `no text may hold a null character`() {
        var draft = complete
        draft.serviceModelRef = .set("a\0b")
        draft.externalMessage = .set("\0")
        #expect(
            messages(draft) == [
                "Service model ref contains a null character",
                "External message contains a null character",
            ]
        )
    }

    @Test func `the link is required only by the older rules`() throws {
        #expect(throws: Violations.self) { try write(complete, requiresExternalLink: true) }
        var draft = complete
        draft.externalLink = .set("any text")
        #expect(try write(draft, requiresExternalLink: true).externalLink == "any text")
        #expect(
            try write(complete, over: stored, requiresExternalLink: true).externalLink == "link"
        )
    }
}
