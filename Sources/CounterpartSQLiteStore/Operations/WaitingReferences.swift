/// The references that are not successful, by service and status, and within them by since
/// when they wait.
enum WaitingReferences {
    static let source = "reference INDEXED BY \(Schema.waitingIndex)"
    /// Its values are account, subject type and service name.
    static let place = """
        account_id = ? AND subject_type = ? AND service_name = ? AND status <> 1
        """
}
