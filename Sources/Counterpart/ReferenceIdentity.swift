/// What, beside subject and service name, tells one reference of an account from another
/// (contract A-1).
///
/// It is chosen when the account is made and never changes, because references that differ under a
/// wider identity may collide under a narrower one.
package enum ReferenceIdentity: String, CaseIterable, Hashable, Sendable {
    /// Nothing: a subject has at most one reference in a service, as in Kantata OX.
    case serviceName = "service_name"
    /// The service model, too: a subject has at most one reference for each model of a service.
    case serviceModel = "service_model"
    /// The service model and the id there: a subject may have several references for a model.
    case serviceModelRef = "service_model_ref"

    /// The part of a reference's identity beside subject and service name, as one text.
    ///
    /// Two references of an account with equal subject and service name are the same reference
    /// exactly when their discriminators are equal. U+0000 separates, since no attribute may hold it.
    package func discriminator(serviceModel: String, serviceModelRef: String) -> String {
        switch self {
        case .serviceName: ""
        case .serviceModel: serviceModel
        case .serviceModelRef: "\(serviceModel)\0\(serviceModelRef)"
        }
    }
}
