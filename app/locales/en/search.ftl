# Searching
search-everything = Everything on show
search-description = Search goods across all markets in Chinese or English, by market and category.
search-results = Results
search-count = { $count ->
    [one] { $count } listing
   *[other] { $count } listings
}
search-filters = Filters
search-market = Market
search-category = Category
search-apply = Apply
search-sort = Order
search-best = Best match
search-newest = Newest
search-least = Lowest MOQ
search-of = Supplier: { $supplier }
search-without = Without “{ $filter }”
search-relaxed = Nothing has all the words; these have some of them.
search-none = Nothing matches
search-none-narrowed = It may be found without the market, category or supplier you chose.
search-none-wider = Search all markets
search-none-text = Check the spelling or try a more common name. Names, models, SKUs and HS codes can be searched.
search-none-browse = Browse everything
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
