extension AttributeChange {
    /// What a write changes that makes `new` of `old`, in the order of contract §3.1.
    ///
    /// A new reference has no `old`, a deleted one no `new`. Times are not told: the attempt's is that
    /// of the write.
    package static func changes(from old: Reference?, to new: Reference?) -> [AttributeChange] {
        var changes: [AttributeChange] = []
        func compare(_ attribute: String, _ text: (Reference) -> String?) {
            let (before, after) = (old.flatMap(text), new.flatMap(text))
            guard !isSame(before, after) else { return }
            changes.append(AttributeChange(attribute: attribute, old: before, new: after))
        }
        if old?.subject != new?.subject {
            compare("subject_type") { $0.subject.type.name }
            compare("subject_id") { String($0.subject.number) }
        }
        compare("service_name", \.serviceName)
        compare("service_model", \.serviceModel)
        compare("service_model_ref", \.serviceModelRef)
        compare("status", \.status.name)
        compare("external_link", \.externalLink)
        compare("external_status", \.externalStatus)
        compare("external_message", \.externalMessage)
        compare("locked") { $0.isLocked ? "true" : "false" }
        return changes
    }

    /// Byte by byte: texts that are merely composed differently are two.
    private static func isSame(_ old: String?, _ new: String?) -> Bool {
        guard let old, let new else { return old == nil && new == nil }
        return old.isExactly(new)
    }
}
