# The page of a listing
catalog-only-zh = Chinese only
catalog-only-en = English only
catalog-on-request = On request
catalog-on-request-text = The supplier lists no price. Say how many you need and on which terms, and ask for an offer.
catalog-not-on-show = This listing is not on show at present; buyers can’t see it
catalog-prices = Price
catalog-tiers = Tier prices
catalog-quantity = Quantity
catalog-unit-price = Unit price
catalog-from = from { $quantity }
catalog-moq = MOQ { $quantity }
catalog-increment = in steps of { $quantity }
catalog-price-quantity = Price for a quantity
catalog-price-submit = Work out
catalog-price-total = Total
catalog-price-not-a-quantity = Enter a quantity, for example 1,200
catalog-price-too-few = The least quantity is { $above }
catalog-price-between = By its steps you can order { $below } or { $above }
catalog-price-on-request = The price of this quantity is on request
catalog-price-next = From { $quantity } the unit price is { $price }
catalog-ask = Ask for a quote
catalog-ask-text = Quantity, price, delivery, lead time and payment are bargained over together.
catalog-supplier = Supplier
catalog-supplier-all = All listings of this supplier
catalog-report = Report this listing
catalog-facts = About the goods
catalog-sku = SKU
catalog-brand = Brand
catalog-model = Model
catalog-lead-time = Lead time
catalog-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
catalog-stock = In stock
catalog-delivery = Delivery
catalog-origin = Origin
catalog-hs = HS code
catalog-gtin = GTIN
catalog-description = Description
catalog-attributes = Specifications
catalog-lead-time-from = from { $quantity } { $days }
catalog-sample = Samples
catalog-sample-free = Free of charge
catalog-sample-price = { $price } / { $unit }
catalog-sample-most = at most { $quantity }
catalog-sample-ready = sent within { $days }
catalog-sample-credited = taken off the first order
catalog-packaging = Packaging
catalog-packaging-carton = In a carton
catalog-packaging-inner = In an inner box
catalog-packaging-size = Carton
catalog-packaging-volume = Volume per carton
catalog-packaging-gross = Gross weight per carton
catalog-packaging-net = Net weight per carton
catalog-packaging-least = Smallest order: { $cartons ->
    [one] 1 carton
   *[other] { $cartons } cartons
}
catalog-packaging-container = Container
catalog-packaging-cartons = Cartons
catalog-packaging-by-weight = limited by weight
catalog-packaging-loads = What containers hold
catalog-packaging-loads-text = Calculated: cartons all the same way round, in a container of the least inside measures of ISO 1496-1, up to the weight that may be loaded. Ask your forwarder before you book.
catalog-yes = Yes
catalog-no = No
catalog-price-lowest = This is the lowest listed unit price
catalog-export-unwritable = { $path } cannot be written: { $error }
catalog-measured = { $figure } { $unit }
