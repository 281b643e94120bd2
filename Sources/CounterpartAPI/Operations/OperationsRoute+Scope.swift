import Counterpart

extension OperationsRoute {
    /// What a token must be allowed; `nil` for what is answered to anyone.
    var scope: Token.Scope? {
        switch self {
        case .showDocument, .signIn, .signOut: nil
        case .annotateCause, .keepPromise, .dropPromise: .write
        case .listTokens, .createToken, .revokeToken: .admin
        case .showSession, .showSummary, .listReferences, .exportReferences, .showReference,
            .listReferenceAttempts, .listAttempts, .listCauses, .showCause, .listCauseReferences,
            .showCauseFacets, .showWhy, .lookUp, .reconcile, .listOverdue, .listServices,
            .showSystem, .followEvents:
            .read
        }
    }
}
