/// Answers of the operations surface, as a server gave them.
enum Recorded {
    static let summary = #"""
        {"counts":{"references":1204,"successful":872,"failed":310,"pending":22},
        "causes":{"new":2,"ongoing":3,"regressed":1,"resolved":12,"muted":1},
        "services":[{"service_name":"hubspot","subject_type":"WorkspaceGroup","successful":120,
        "failed":0,"pending":0,"never_tried":4,"last_success_at":"2026-11-25T05:07:00Z",
        "oldest_pending_at":null},{"service_name":"netsuite","subject_type":"Invoice",
        "successful":752,"failed":310,"pending":22,"never_tried":0,
        "last_success_at":"2026-11-25T02:10:44Z","oldest_pending_at":"2026-11-24T23:00:00Z"},
        {"service_name":"workday","subject_type":"User","successful":0,"failed":0,"pending":0,
        "never_tried":7,"last_success_at":null,"oldest_pending_at":null}],
        "activity":{"from":"2026-11-24T06:00:00Z","hours":[
        {"successful":0,"failed":0,"pending":0},{"successful":10,"failed":0,"pending":1},
        {"successful":80,"failed":1,"pending":0},{"successful":5,"failed":300,"pending":2}]}}
        """#

    static let cause = #"""
        {"id":"12","service_name":"netsuite","service_model":"invoice","subject_type":"Invoice",
        "fingerprint":"RCRD_DSNT_EXIST: That record does not exist. Customer <id> of subsidiary <n> was not found in period <time>",
        "fingerprint_version":1,"example":"RCRD_DSNT_EXIST: That record does not exist.",
        "state":"new","count":300,"first_seen_at":"2026-11-25T02:10:44Z",
        "last_seen_at":"2026-11-25T05:00:00Z","resolved_at":null,"regressed_at":null,
        "note":"Open the period, then retry.","owner":"Ann","muted_until":"2026-11-26T05:10:00Z",
        "muted":true,"trend":{"from":"2026-11-24T06:00:00Z","counts":[0,0,1,40,259]}}
        """#

    static let causes = #"""
        {"causes":[\#(cause),{"id":"7","service_name":"salesforce","service_model":"Opportunity",
        "subject_type":"Workspace","fingerprint":"","fingerprint_version":1,"example":null,
        "state":"ongoing","count":10,"first_seen_at":"2026-11-20T02:10:44Z",
        "last_seen_at":"2026-11-25T05:00:00Z","resolved_at":null,"regressed_at":null,"note":null,
        "owner":null,"muted_until":null,"muted":false,
        "trend":{"from":"2026-11-24T06:00:00Z","counts":[0,0,0]}}],"count":6,"next_cursor":"Mg"}
        """#

    static let why = #"""
        {"subject":{"subject_type":"Invoice","subject_id":"1234","title":"Phase 1","attributes":{}},
        "known":true,
        "verdict":"Invoice 1234 fails in netsuite since 2026-11-25 02:10 UTC, for 3 h (2 attempts): RCRD_DSNT_EXIST: That record does not exist; 299 other invoices fail for the same reason.",
        "next_step":"Fix cause 12 once, and then retry all 300 invoices that fail with it.",
        "services":[{"service_name":"netsuite","state":"failed","reference":{"id":"88",
        "subject_type":"Invoice","subject_id":"1234","service_name":"netsuite",
        "service_model":"invoice","service_model_ref":"INV-1","status":"failed",
        "external_link":"https://netsuite.example/INV-1",
        "external_message":"RCRD_DSNT_EXIST: That record\u001b[31m does\nnot exist.",
        "external_status":null,"locked":true,"created_at":"2026-11-20T02:10:44Z",
        "updated_at":"2026-11-25T02:10:44Z","last_synced_at":"2026-11-25T02:10:44Z",
        "cause_id":"12"},"cause":\#(cause),"attempts":[{"sequence":4711,
        "at":"2026-11-25T02:10:44Z","kind":"updated","reference_id":"88","count":1,
        "token":{"id":"3","label":"netsuite sync"},"request_id":"r-1","changes":[
        {"attribute":"status","old":"successful","new":"failed"},
        {"attribute":"external_message","old":null,"new":"RCRD_DSNT_EXIST: That record does not exist."},
        {"attribute":"external_status","old":"Open","new":null}],"digest":"00"},
        {"sequence":12,"at":"2026-11-20T02:10:44Z","kind":"imported","reference_id":null,"count":7,
        "token":{"id":null,"label":"import"},"request_id":null,"changes":[],"digest":"00"}]},
        {"service_name":"salesforce","state":"never_tried","reference":null,"cause":null,
        "attempts":[]}],"parent":{"subject_type":"Workspace","subject_id":"77",
        "missing_in":["netsuite"],"references":[{"id":"9","service_name":"salesforce",
        "status":"successful"}]}}
        """#

    static let unknown = #"""
        {"subject":{"subject_type":"User","subject_id":"5","title":null,"attributes":null},
        "known":false,"verdict":"User 5 has no reference in any service.",
        "next_step":"Look whether the id 5 is right: nobody told of this user.","services":[],
        "parent":null}
        """#

    static let reconciliation = #"""
        {"expected":1000,"references":998,"matched":970,"counts":{"missing":2,"failed":1,"stale":0,
        "orphaned":0,"duplicated":0},"truncated":true,"items":[
        {"finding":"missing","subject_id":"12","reference_id":null,"service_model_ref":null,"external_message":null},
        {"finding":"missing","subject_id":"13","reference_id":null,"service_model_ref":"INV-13","external_message":null},
        {"finding":"failed","subject_id":"41","reference_id":"88","service_model_ref":"INV-7","external_message":"RCRD_DSNT_EXIST: That record does not exist, and so on and so forth"}]}
        """#
}
