# The frame: top bar, markets, rail, bottom bar, footer
shell-title = { $page } · Entrepot
shell-skip = Skip to content
shell-home = Home
shell-language = English
shell-search = Search
shell-search-market = Search in
shell-search-query = Search listings
shell-search-placeholder = Product, model or supplier
shell-suggestions = Suggestions
shell-suggestion-phrase = Goods
shell-suggestion-category = Category
shell-suggestion-supplier = Supplier
shell-markets = Markets
shell-all-markets = All markets
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-register = Register a company
shell-account = Account
shell-waiting = { $count ->
    [0] Nothing waits for you
    [one] { $count } thing waits for you
   *[other] { $count } things wait for you
}
shell-buying = Buying
shell-selling = Selling
shell-operating = Operating
shell-overview = To do
shell-my-rfqs = My RFQs
shell-my-orders = My orders
shell-requests = Requests received
shell-orders = Orders
shell-my-listings = My listings
shell-company = My company
shell-company-overview = Overview
shell-account-overview = Overview
shell-review = Listing review
shell-verifications = Company verification
shell-crumbs = You are here
shell-bottom-bar = Main pages
shell-footer = The specialised markets of a port city and their foreign trade: find, ask, bargain and order, with every step on record.
shell-footer-links = Links
shell-account-security = Security
shell-switch = Act for another company
shell-switch-to = Act for { $name }
shell-api = API for programs
shell-company-keys = API keys
shell-admin = Platform
