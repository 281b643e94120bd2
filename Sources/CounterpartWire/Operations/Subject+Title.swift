import Counterpart

extension Subject {
    /// By what people know the subject: the first of these attributes that is a text.
    var title: String? {
        guard let attributes = try? JSONValue.parse(Array(attributes.utf8)) else { return nil }
        for name in ["title", "name", "full_name", "invoice_number", "description"] {
            if case .string(let text)? = attributes[name], !text.isBlank { return text }
        }
        return nil
    }
}
