# Searching
search-everything = Everything on show
search-description = Search goods across all markets in Chinese or English, by market, category, price, MOQ and more.
search-results = Results
search-count = { $count ->
    [one] { $count } listing
   *[other] { $count } listings
}
search-filters = Filters
search-market = Market
search-category = Category
search-region = City of the market
search-country = Supplier’s country
search-certificate = Certificates checked by an operator
search-supplier = Supplier
search-verified = Verified supplier
search-price = Unit price
search-price-hint = Of goods priced in this currency. Nothing is converted, and prices on request are left out.
search-currency = Currency
search-price-min = From
search-price-max = To
search-price-between = Unit price { $from } – { $to }
search-price-from = Unit price from { $from }
search-price-to = Unit price up to { $to }
search-price-any = Priced in { $currency }
search-terms = Terms
search-moq-max = MOQ at most
search-moq-most = MOQ at most { $quantity }
search-lead-time-max = Ready within, days
search-lead-time-most = { $days ->
    [one] Ready within { $shown } day
   *[other] Ready within { $shown } days
}
search-attribute = { $name }: { $value }
search-more = { $count } more
search-apply = Apply
search-sort = Order
search-best = Best match
search-newest = Newest
search-least = Lowest MOQ
search-of = Supplier: { $supplier }
search-without = Without “{ $filter }”
search-without-any = Without any filter
search-wrong = Some filters can’t be read and are left out
search-corrected = Nothing has a word as you typed it; this is what “{ $query }” finds.
search-relaxed = Nothing has all the words; these have some of them.
search-none = Nothing matches
search-none-narrowed = It may be found without the filters you chose.
search-none-wider = Search without filters
search-none-text = Check the spelling or try a more common name. Names, models, SKUs and HS codes can be searched.
search-none-browse = Browse everything
search-near = Such goods without your filters
search-near-none = What is on show
search-ask-instead = Ask for it instead
search-ask-instead-text = Suppliers make more than they list. Send an RFQ: your words are filled in, and they answer with an offer.
search-ask-supplier = Ask { $supplier }
search-ask = Ask for a quote
search-model = model { $model }
search-hs = HS { $code }
search-moq = MOQ { $quantity }
search-lead-time = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
search-per = / { $unit } and up
search-from = from { $quantity }
search-on-request = Price on request
search-asked = What buyers look for
search-asked-lede = Words searched for in all markets, counted by day for 90 days. Who searched is not kept, nor are mail addresses and long numbers.
search-asked-often = Most often
search-asked-nothing = Nothing found
search-asked-slow = Slowest
search-asked-since = Time
search-asked-days = { $days } days
search-asked-none = Nothing yet
search-asked-none-text = Searches appear here within a minute.
search-asked-words = Looked for
search-asked-times = Times
search-asked-times-nothing = Found nothing
search-asked-mean = Mean, ms
search-asked-slowest = Slowest, ms
search-asked-act = To do
search-asked-add = Add to the vocabulary
search-down = Search does not work right now
search-down-text = Search does not answer right now. Please try again in a minute; nothing is lost.
search-down-browse = Meanwhile these are the goods on show, newest first. Words and most filters do not count until it works again; a market, a category or a supplier you chose does.
search-kinds = What is shown
search-listings = Goods
search-suppliers = Suppliers
search-suppliers-count = { $count ->
    [one] 1 supplier
   *[other] { $count } suppliers
}
search-suppliers-matching = { $count ->
    [one] 1 matching listing
   *[other] { $count } matching listings
}
search-suppliers-counted = The numbers beside the filters count listings.
search-why = Why this order
search-why-lede = What a question finds first, and what gave each listing its place. More words of the question come before fewer, a code before all; then the score decides. Suppliers are mixed, so that none fills the page.
search-why-question = Question
search-why-show = Show
search-why-listing = Listing
search-why-parts = What it has
search-why-score = Score
search-why-code = Its code is the question
search-why-code-part = Its code is in the question
search-why-shape = Words that name the goods or stand together
search-why-worth = Verified, described, priced and so on
search-why-nowhere = not found
search-why-comma = ,{" "}
search-why-word = { $word }: { $fields }
search-why-title-zh = Chinese title
search-why-title-en = English title
search-why-name = SKU, model, brand
search-why-text = description, category, supplier
search-why-attribute = attributes
search-why-sound = sound
search-why-synonym = vocabulary
