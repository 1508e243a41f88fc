# The desk: what needs me now?
desk-title = What needs you now
desk-lede = { $count ->
    [0] { $name }, nothing waits for you.
    [one] { $name }, { $count } thing waits for you.
   *[other] { $name }, { $count } things wait for you.
}
desk-count = { $count } waiting
desk-see-all = See all { $count }
desk-nothing = nothing waiting
desk-offers = RFQs with offers to answer
desk-arrivals = Orders on their way to you
desk-requests = Requests to answer
desk-fulfil = Orders to fulfil
desk-sent-back = { $count ->
    [one] { $count } listing was sent back for changes
   *[other] { $count } listings were sent back for changes
}
desk-queue = Listings to review
desk-find = Find goods
desk-listings = My listings
desk-buying-calm = Find goods and ask their suppliers for a quote; their offers will stand here.
desk-selling-calm = When a buyer asks for a quote or places an order, it will stand here.
desk-operating-calm = Every submitted listing has been decided.
desk-admin-calm = No company waits for the platform.
desk-to-check = { $count ->
    [one] { $count } company waits to be checked by the platform
   *[other] { $count } companies wait to be checked by the platform
}
desk-approvals = To approve
desk-approval-by = { $by } asked
desk-invitations = Invitations for you to answer
desk-invited = { $company } invites you
desk-no-company = You act for no company at present
desk-no-company-text = You can register one, or ask an owner to invite you to theirs. Your account and its settings stay as they are.
desk-no-company-found = Register a company
