extension Dashboard {
    static let page = Asset("index.html", PackageResources.index_html)

    /// All that is in the folder Assets but the page; a test compares the two.
    static let assets: [String: Asset] = [
        "app.css": Asset("app.css", PackageResources.app_css),
        "app.js": Asset("app.js", PackageResources.app_js),
        "icon.svg": Asset("icon.svg", PackageResources.icon_svg),
    ]
}
