extension Dashboard {
    static let page = Asset("index.html", PackageResources.index_html)

    /// All that is in the folder Assets but the page; a test compares the two.
    static let assets: [String: Asset] = [
        "api.js": Asset("api.js", PackageResources.api_js),
        "app.css": Asset("app.css", PackageResources.app_css),
        "app.js": Asset("app.js", PackageResources.app_js),
        "attempts.js": Asset("attempts.js", PackageResources.attempts_js),
        "charts.js": Asset("charts.js", PackageResources.charts_js),
        "dom.js": Asset("dom.js", PackageResources.dom_js),
        "events.js": Asset("events.js", PackageResources.events_js),
        "icon.svg": Asset("icon.svg", PackageResources.icon_svg),
        "parts.js": Asset("parts.js", PackageResources.parts_js),
        "router.js": Asset("router.js", PackageResources.router_js),
        "search.js": Asset("search.js", PackageResources.search_js),
        "time.js": Asset("time.js", PackageResources.time_js),
        "view-access.js": Asset("view-access.js", PackageResources.view_access_js),
        "view-cause.js": Asset("view-cause.js", PackageResources.view_cause_js),
        "view-causes.js": Asset("view-causes.js", PackageResources.view_causes_js),
        "view-now.js": Asset("view-now.js", PackageResources.view_now_js),
        "view-object.js": Asset("view-object.js", PackageResources.view_object_js),
        "view-reconcile.js": Asset("view-reconcile.js", PackageResources.view_reconcile_js),
        "view-reference.js": Asset("view-reference.js", PackageResources.view_reference_js),
        "view-services.js": Asset("view-services.js", PackageResources.view_services_js),
        "view-set.js": Asset("view-set.js", PackageResources.view_set_js),
        "view-sign-in.js": Asset("view-sign-in.js", PackageResources.view_sign_in_js),
        "view-system.js": Asset("view-system.js", PackageResources.view_system_js),
        "words.js": Asset("words.js", PackageResources.words_js),
    ]
}
