hall-title = Halls
hall-hall = Hall
hall-new = Add a hall
hall-edit = Edit
hall-save = Save
hall-remove = Remove this hall
hall-added = The hall was added
hall-changed = Saved
hall-removed = The hall was removed
hall-none = No halls yet
hall-none-text = Once halls and their plans are here, buyers find booths on a map, and booths you give are checked against it.
hall-sign = Sign
hall-sign-hint = As it is written above the door: A. Suppliers stay in a hall whose sign changes
hall-name-zh = Name in Chinese
hall-name-en = Name in English
hall-position = Order
hall-position-hint = Smaller ones come first
hall-plan = Plan of the booths
hall-plan-hint = One row of booths a line, from the entrance: numbers with blanks between, A-101..A-112 for booths in order, . for an empty place, an empty line for an aisle. At most { $rows } lines of { $across } places.
hall-plan-text = Seen from the entrance. Coloured booths have a supplier: choose one to see who it is.
hall-free = { $number }: free
hall-booths = { $count ->
    [one] { $count } booth
   *[other] { $count } booths
}
hall-booths-column = Booths
hall-suppliers = Suppliers
hall-empty = No supplier in this hall yet
hall-empty-text = Have a look at the other halls of the market.
hall-no-number = No number noted
