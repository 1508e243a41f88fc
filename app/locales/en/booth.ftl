booth-title = Booths
booth-markets = Markets you operate
booth-suppliers = Suppliers in this market
booth-supplier = Supplier
booth-place = Place
booth-nowhere = In the market, place not noted
booth-since = Since
booth-act = Action
booth-change = Change
booth-find = Find a supplier
booth-find-act = Find
booth-none = No supplier has a booth yet
booth-none-text = Paste suppliers’ codes and booths on this page to give many at once. Suppliers can also ask for one.
booth-no-such = No supplier fits
booth-no-such-text = Look for a code, a name, a hall or a booth number.
booth-wishes = Requests for a booth
booth-answer = Answer
booth-asks = What it writes
booth-give-many = Give many booths
booth-lines = Suppliers and booths
booth-lines-hint = One supplier a line: its code, the hall, the booth number, with blanks, commas or tabs between, as a spreadsheet copies them: demo-supplier A A-101. Hall and number may be left out. At most { $max } lines; if one is wrong, none is given.
booth-give = Give booths
booth-give-one = Give the booth
booth-give-to = Give { $company } a booth
booth-give-in = Give a booth in { $market }
booth-of = The booth of { $company }
booth-move = Save the place
booth-hall = Hall
booth-hall-hint = This market has named no halls yet: write what the sign says
booth-no-hall = In no hall
booth-number = Booth number
booth-number-hint = Leave it empty while it is not settled
booth-given = { $count ->
    [0] These suppliers have these booths already: nothing changed
    [one] { $count } supplier was given its booth and told by mail
   *[other] { $count } suppliers were given their booths and told by mail
}
booth-end = End its place
booth-end-of = End the place of { $company }
booth-end-consequence = What the supplier shows in this market goes off show within minutes; what it offers in another market where it has a booth stays on show there. Negotiations and orders go on. The supplier reads your reason and can ask again.
booth-ended = Its place has ended; its listings are being taken off show
booth-decline = Decline
booth-decline-of = Decline the request of { $company }
booth-decline-consequence = The supplier reads your reason and can ask again.
booth-declined = The supplier was told
booth-waiting = { $count ->
    [one] { $count } supplier asks for a booth
   *[other] { $count } suppliers ask for a booth
}
booth-own-title = Your markets
booth-own-lede = Your listings are shown in the markets where you have a booth. Their operators give booths; here you can ask another market for one.
booth-own-none = You have no booth yet
booth-own-none-text = Choose a market and ask. Once its operator gives you a booth, you can list your goods.
booth-own-has = Yours
booth-own-waits = Waiting for the operator
booth-own-declined = Declined
booth-own-ended = Ended
booth-own-ask = Ask for a booth
booth-own-market = Market
booth-own-words = About your request
booth-own-words-hint = What you sell and what kind of booth you need: the operator decides by it
booth-own-ask-act = Send the request
booth-own-asked = Your request was sent; you will be mailed when the operator has answered
booth-own-withdraw = Take it back
booth-own-withdrawn = Taken back
booth-own-put-away = Put away
