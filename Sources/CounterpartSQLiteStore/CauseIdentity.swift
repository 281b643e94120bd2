import Counterpart
import CounterpartSQLite

/// What tells one cause from another.
struct CauseIdentity: Hashable {
    let account: Account.ID
    let service: ExactText
    let model: ExactText
    let type: SubjectType
    let fingerprint: ExactText
    let version: Int

    init(_ reference: Reference, in account: Account.ID) {
        self.account = account
        service = ExactText(reference.serviceName)
        model = ExactText(reference.serviceModel)
        type = reference.subject.type
        let fingerprint = Fingerprint(of: reference.externalMessage)
        self.fingerprint = ExactText(fingerprint.text)
        version = fingerprint.version
    }

    /// The identity in the columns from `first` on, which are ``columns``.
    init?(_ row: Statement, from first: Int32, in account: Account.ID) {
        guard let type = SubjectType(rawValue: UInt8(truncatingIfNeeded: row.integer(first + 2)))
        else { return nil }
        self.account = account
        service = ExactText(row.text(first))
        model = ExactText(row.text(first + 1))
        self.type = type
        fingerprint = ExactText(row.text(first + 3))
        version = Int(row.integer(first + 4))
    }

    static let columns =
        "service_name, service_model, subject_type, fingerprint, fingerprint_version"

    /// In the order of ``columns``.
    var values: [SQLValue] {
        [
            .text(service.text), .text(model.text), .integer(Int64(type.rawValue)),
            .text(fingerprint.text), .integer(Int64(version)),
        ]
    }
}
