# Open requests: whom a request goes to, what a market's suppliers are asked, what its operators decide
rfq-open-visibility = Who sees it
rfq-open-direct = Direct
rfq-open-direct-hint = Only the supplier you chose sees it.
rfq-open-invited = By invitation
rfq-open-invited-hint = Only the suppliers you name see it. Each is told that others were asked too, but not who.
rfq-open-open = Open
rfq-open-open-hint = Every supplier of the markets you choose below sees it and may make an offer. Suppliers you name are asked as well.
rfq-open-who = Whom you ask
rfq-open-new-lede = To all suppliers of the markets you choose, or to suppliers you name
rfq-open-new-lede-several = To { $count } suppliers
rfq-open-suppliers = Suppliers asked by name
rfq-open-drop = Remove { $name }
rfq-open-find = Find a supplier
rfq-open-find-hint = By name or code
rfq-open-find-act = Find
rfq-open-invite = Ask { $name }
rfq-open-markets = Markets
rfq-open-reach = { $count ->
    [0] no supplier yet
    [one] { $count } supplier will see it
   *[other] { $count } suppliers will see it
}
rfq-open-at-once = Your company is verified: an open request is shown at once. At most { $max } a day.
rfq-open-looked-at = The operators of each market look at an open request before their suppliers see it; those of verified companies are shown at once. At most { $max } a day.
rfq-open-too-many = { $max } open requests a day is the most
rfq-open-too-many-text = The next one can be published from { $at }. What you wrote is kept; you can save it as a draft.
rfq-open-check = See what is missing
rfq-open-complete = Suppliers have what they need to make an offer
rfq-open-lacks = Suppliers will ask you for this
rfq-open-lacks-specification = Item { $line }: material, size or grade – the description is short and names no listing
rfq-open-lacks-deliver-by = The day you want the goods
rfq-open-lacks-note = Packing, certificates, samples – the note is empty
rfq-open-lacks-time = More time: first offers are due within two days
rfq-open-waiting = Waits for the operator
rfq-open-shown = Shown
rfq-open-refused = Not shown
rfq-open-passers = Suppliers who passed

# What suppliers see
rfq-open-requests = Open requests
rfq-open-requests-lede = What buyers ask the markets in which you have your place. Make an offer, or pass.
rfq-open-tab-waiting = To answer
rfq-open-tab-passed = Passed
rfq-open-words = Words
rfq-open-any-deadline = Any
rfq-open-within = Within { $days } days
rfq-open-filter = Filter
rfq-open-clear = Show all
rfq-open-none = No open request waits for you
rfq-open-none-text = When a buyer asks one of your markets, it appears here.
rfq-open-no-booth = Open requests reach suppliers with a place in a market. Ask a market’s operator for one.
rfq-open-why = Why you see it
rfq-open-shown-in = Market
rfq-open-nearest = Your listing that comes nearest:
rfq-open-and-more = { $more ->
    [one] { $first } and { $more } more item
   *[other] { $first } and { $more } more items
}
rfq-open-pass = Pass
rfq-open-pass-text = The request leaves your list. You can take it up again while it is open.
rfq-open-pass-hint = If you like: the buyer reads it with your company’s name.
rfq-open-passed = You passed on this request
rfq-open-take-up = Take it up again
rfq-open-back = Back
rfq-open-report = Report this request
rfq-open-report-act = Report
rfq-open-report-consequence = The operators of the market look at it and decide whether it stays. They read your reason and your company’s name; the buyer doesn’t.
rfq-open-wanted = What is asked for
rfq-open-wanted-none = Nobody asks this market openly at the moment.
rfq-open-ask-market = Ask this market
rfq-open-answer-all = Answer open requests

# What operators see
rfq-open-review = Request review
rfq-open-review-lede = Open requests that wait to be shown, and those that were reported, the oldest first
rfq-open-review-none = No request waits for review
rfq-open-review-none-text = Open requests of companies that are not verified appear here, and what suppliers report.
rfq-open-new = New request
rfq-open-report-hint = Only the operators read it.
rfq-open-reported = { $count ->
    [one] Reported once
   *[other] Reported { $count } times
}
rfq-open-reports = Reports
rfq-open-case-lede = { $number } · { $market }
rfq-open-approve = Show it
rfq-open-approve-hint = The market’s suppliers see it and may make offers
rfq-open-reject = Don’t show it
rfq-open-reject-hint = No further supplier sees it; negotiations that have begun go on
rfq-open-decision-hint = Needed unless you show it; the buyer reads it word for word
rfq-open-decide-chosen = One decision for every request chosen above. What was reported again since is left out.
rfq-open-decided-many =
    { $count ->
        [0] Nothing was decided
        [one] One request was decided
       *[other] { $count } requests were decided
    }
rfq-open-conflict-reported = It was reported again; read it again before you decide
rfq-open-conflict-gone = Its state has changed
