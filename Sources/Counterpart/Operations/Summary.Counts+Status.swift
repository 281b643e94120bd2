extension Summary.Counts {
    package subscript(status: SyncStatus) -> Int {
        get {
            switch status {
            case .pending: pending
            case .successful: successful
            case .failed: failed
            }
        }
        set {
            switch status {
            case .pending: pending = newValue
            case .successful: successful = newValue
            case .failed: failed = newValue
            }
        }
    }

    package static func += (left: inout Self, right: Self) {
        for status in SyncStatus.allCases { left[status] += right[status] }
    }
}
