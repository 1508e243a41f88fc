# A company's public page
company-supplies = Supplies
company-buys = Buys
company-carries = Carries goods
company-procures = Purchases for the public
company-about = About the company
company-products = Main products
company-founded = Founded
company-staff = Staff
company-staff-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
company-floor-area = Floor area
company-floor-area-count = { $count } m²
company-factory = The factory
company-exports = Export markets
company-listings = Listings
company-listings-all = { $count ->
    [one] See its { $count } listing
   *[other] See all { $count } listings
}
company-name = Legal name
company-name-other = Name in Chinese
company-place = Place
company-trades = What it does
company-website = Website
company-joined = Here since
company-code = Company code
company-facts = Facts
company-facts-own = Stated by the company itself.
company-hall = Hall { $hall }
company-booth = Booth { $booth }
company-booths = In these markets
company-figures = What its trade here shows
company-figures-least = Counted by the market from what happened. With fewer than { $least } cases there is no figure.
company-figure-none = too few to say
company-figure-response = Time to the first offer
company-figure-response-how = The median, from being asked to the first offer, over the requests of the last { $days } days that got one.
company-figure-answered = Requests answered
company-figure-answered-how = By an offer or by declining, of all requests of the last { $days } days whose deadline is over or that were answered.
company-figure-supplied = Orders supplied
company-figure-supplied-how = Completed orders in which it was the supplier.
company-figure-bought = Orders bought
company-figure-bought-how = Completed orders in which it was the buyer.
company-role-owner = Owner
company-role-manager = Manager
company-role-sales = Sales
company-role-purchaser = Purchaser
company-role-finance = Finance
company-role-viewer = Viewer
company-operate = Check its numbers
company-pictures = Pictures
company-certificates = Certificates
company-certificate = Certificate
company-certificate-issuer = Issued by
company-certificate-until = Valid until
company-certificate-copy = Copy
company-certificate-copy-of = Copy of { $name }
company-certificate-number = No. { $number }
company-certificate-no-end = no end
company-certificate-expired = expired
