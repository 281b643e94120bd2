/// What stands in a fingerprint for something that was taken out.
enum MessagePlaceholder: String {
    case uuid = "<uuid>"
    case url = "<url>"
    case email = "<email>"
    case time = "<time>"
    case value = "<value>"
    case ip = "<ip>"
    case id = "<id>"
    case number = "<n>"
}
