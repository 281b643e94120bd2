import Counterpart

/// A subject type in a service, or in none.
struct ServicePlace: Hashable {
    let type: SubjectType
    let service: ExactText?
}
