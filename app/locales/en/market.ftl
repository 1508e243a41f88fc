# The home page and the markets
market-all = Markets
market-all-lede = Specialised markets, each the cluster of one trade: goods from the source, one way to ask for quotes, every step on record.
market-list = The markets one by one
market-count = { $count ->
    [one] { $count } market
   *[other] { $count } markets
}
market-suppliers = { $count ->
    [one] { $count } supplier
   *[other] { $count } suppliers
}
market-listings = { $count ->
    [one] { $count } listing
   *[other] { $count } listings
}
market-home-title = Find, ask and agree across every market of the port
market-home-text = Straight from the factories and wholesalers of each trade. Bargain over price, quantity, Incoterm, lead time and payment together; the exact version you accept is what is ordered.
market-home-figures = { $markets ->
    [one] { $markets } market
   *[other] { $markets } markets
} · { $suppliers ->
    [one] { $suppliers } supplier
   *[other] { $suppliers } suppliers
} · { $listings ->
    [one] { $listings } listing
   *[other] { $listings } listings
} on show
market-home-register = Register a company
market-home-browse = Browse all listings
market-newest = New on show
market-newest-all = See everything new
market-browse = Browse this market
market-region-text = The specialised markets of { $region }: their suppliers and what is new in them.
market-region-markets = Its markets
market-region-browse = Browse all goods of this city
market-empty = Nothing is on show here yet
market-empty-text = Listings appear here once the operator has approved them.
