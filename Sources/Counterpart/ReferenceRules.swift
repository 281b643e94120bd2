/// The rules of an account about its references.
package struct ReferenceRules: Hashable, Sendable {
    package var identity: ReferenceIdentity
    /// Whether `external_link` is required, as the older contract words it (contract A-1b).
    package var requiresExternalLink: Bool

    package init(identity: ReferenceIdentity, requiresExternalLink: Bool = false) {
        self.identity = identity
        self.requiresExternalLink = requiresExternalLink
    }

    /// The characters that a name, a model, an id there or a status may have (contract A-14).
    package static let shortTextLimit = 255
    /// The bytes that a link or a message may have (contract A-14).
    package static let longTextLimit = 65_535
}

extension ReferenceDraft {
    /// Where the reference that a draft means is to be found, if it exists.
    package struct Address: Hashable, Sendable {
        package let subject: Subject.ID
        package let serviceName: String
        /// See ``ReferenceIdentity/discriminator(serviceModel:serviceModelRef:)``.
        package let discriminator: String
    }

    /// Returns where the reference is to be found, or `nil` if the draft lacks a part of its
    /// identity or gives an impossible one, so that no reference can be meant.
    package func address(under identity: ReferenceIdentity) -> Address? {
        guard case .known(let type)? = subjectType, let subjectNumber, subjectNumber >= 1,
            let serviceName
        else { return nil }
        let model = serviceModel.applied(to: nil)
        let ref = serviceModelRef.applied(to: nil)
        switch identity {
        case .serviceName: break
        case .serviceModel: guard model != nil else { return nil }
        case .serviceModelRef: guard model != nil, ref != nil else { return nil }
        }
        return Address(
            subject: Subject.ID(type: type, number: subjectNumber),
            serviceName: serviceName,
            discriminator: identity.discriminator(
                serviceModel: model ?? "",
                serviceModelRef: ref ?? ""
            )
        )
    }

    /// Returns the reference as it is after this draft was written over `current`, or as a new one
    /// with the id `id` if there is none.
    ///
    /// - Throws: ``Violations`` that name every attribute that is missing or wrong, in the order of
    ///   contract §4.13; nothing may be written then.
    package func reference(
        replacing current: Reference?,
        id: @autoclosure () -> Reference.ID,
        at now: Timestamp,
        under rules: ReferenceRules
    ) throws(Violations) -> Reference {
        let model = serviceModel.applied(to: current?.serviceModel)
        let ref = serviceModelRef.applied(to: current?.serviceModelRef)
        let link = externalLink.applied(to: current?.externalLink)
        let message = externalMessage.applied(to: current?.externalMessage)
        let externalStatus = externalStatus.applied(to: current?.externalStatus)
        let status = status.applied(to: (current?.status).map(Status.known)) ?? .known(.pending)

        var found = Violations.Collector()
        found.checkRequiredShort(model, "service_model", "Service model")
        found.checkRequiredShort(ref, "service_model_ref", "Service model ref")
        found.checkRequiredShort(serviceName, "service_name", "Service name")
        found.checkSubjectNumber(subjectNumber)
        found.checkSubjectType(subjectType)
        if status == .unknown {
            found.add("status", "Status is not included in the list")
        }
        if rules.requiresExternalLink, link == nil {
            found.add("external_link", "External link can't be blank")
        }
        found.checkLong(link, "external_link", "External link")
        found.checkLong(message, "external_message", "External message")
        found.checkShort(externalStatus, "external_status", "External status")

        guard found.isEmpty, let address = address(under: rules.identity),
            let model, let ref, case .known(let status) = status
        else { throw Violations(found) }
        return Reference(
            id: current?.id ?? id(),
            subject: address.subject,
            serviceName: address.serviceName,
            serviceModel: model,
            serviceModelRef: ref,
            status: status,
            externalLink: link,
            externalMessage: message,
            externalStatus: externalStatus,
            isLocked: isLocked.applied(to: current?.isLocked ?? false),
            createdAt: current?.createdAt ?? now,
            updatedAt: now,
            lastSyncedAt: now
        )
    }
}
