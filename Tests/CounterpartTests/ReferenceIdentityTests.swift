import Counterpart
import Testing

@Suite struct ReferenceIdentityTests {
    private func discriminator(
        _ identity: ReferenceIdentity,
        _ model: String,
        _ ref: String
    ) -> String {
        identity.discriminator(serviceModel: model, serviceModelRef: ref)
    }

    @Test func `by service name, model and id do not count`() {
        #expect(discriminator(.serviceName, "a", "b") == discriminator(.serviceName, "c", "d"))
    }

    @Test func `by model, the id does not count`() {
        #expect(discriminator(.serviceModel, "a", "b") == discriminator(.serviceModel, "a", "d"))
        #expect(discriminator(.serviceModel, "a", "b") != discriminator(.serviceModel, "A", "b"))
    }

    @Test func `by id, model and id count, and do not run into each other`() {
        let identity = ReferenceIdentity.serviceModelRef
        #expect(discriminator(identity, "a", "b") == discriminator(identity, "a", "b"))
        #expect(discriminator(identity, "a", "b") != discriminator(identity, "a", "c"))
        #expect(discriminator(identity, "a", "bc") != discriminator(identity, "ab", "c"))
    }

    @Test(
        arguments: [
            (.serviceName, nil, nil, true), (.serviceModel, "Deal", nil, true),
            (.serviceModel, nil, "1", false), (.serviceModelRef, "Deal", nil, false),
            (.serviceModelRef, nil, "1", false), (.serviceModelRef, "Deal", "1", true),
        ] as [(ReferenceIdentity, String?, String?, Bool)]
    )
    func `a draft has an address when it gives the whole identity`(
        _ identity: ReferenceIdentity,
        _ model: String?,
        _ ref: String?,
        _ hasAddress: Bool
    ) {
        var draft = ReferenceDraft()
        draft.subjectType = .known(.workspace)
        draft.subjectNumber = 7
        draft.serviceName = "hubspot"
        if let model { draft.serviceModel = .set(model) }
        if let ref { draft.serviceModelRef = .set(ref) }
        #expect((draft.address(under: identity) != nil) == hasAddress)
    }

    @Test func `a draft with an impossible subject has no address`() {
        var draft = ReferenceDraft()
        draft.serviceName = "hubspot"
        draft.subjectNumber = 7
        #expect(draft.address(under: .serviceName) == nil)
        draft.subjectType = .unknown
        #expect(draft.address(under: .serviceName) == nil)
        draft.subjectType = .known(.user)
        #expect(draft.address(under: .serviceName)?.subject == .init(type: .user, number: 7))
        draft.subjectNumber = 0
        #expect(draft.address(under: .serviceName) == nil)
    }
}
