# Categories: the tree, what it asks of listings, and what a change does to them
category-title = Categories
category-lede = One tree for all markets. Categories inherit the attributes of those above them; what a change does to listings is shown before it is done.
category-none = No categories yet
category-none-text = Make those at the top first, and then what stands below each.
category-category = Category
category-listings = Listings in it
category-altogether = With those below
category-attributes = Attributes of its own
category-new = New category
category-new-below = New category below this one
category-new-lede = A category at the top of the tree, the last of its siblings.
category-new-lede-below = Below “{ $name }”, the last of its siblings.
category-make = Make it
category-save = Save
category-made = The category is there
category-name-zh = Name in Chinese
category-name-en = Name in English
category-counts = { $other } · { $listings ->
    [one] one listing in it
   *[other] { $listings } listings in it
}, { $altogether } with those below
category-rename = Rename
category-rename-lede = { $count ->
    [one] One listing follows
   *[other] { $count } listings follow
}; catalogue files that use the old name are still understood.
category-renamed = The category was renamed
category-move = Move
category-move-of = Move “{ $name }”
category-move-lede = It moves below another category, with everything below it and all listings.
category-move-to = It moves below: { $goal }
category-move-act = Move it
category-moved = The category was moved
category-parent = Below
category-top = The top of the tree
category-retire = Retire
category-retire-of = Retire “{ $name }”
category-retire-lede = It is gone everywhere. If it holds listings, choose the category they move to.
category-retire-into = Its listings move to: { $goal }
category-retire-empty = There is no listing in it.
category-retire-act = Retire it
category-retired = The category was retired
category-into = Listings move to
category-into-none = Nowhere: it holds none
category-look = See what it does first
category-below = Categories below
category-below-none = There is none below.
category-order = Order
category-order-text = Moves it one place among its siblings.
category-forward = One forward
category-backward = One back
category-schema = Attributes of listings
category-schema-none = Nothing is asked for: suppliers write the attributes they like.
category-attribute = Attribute
category-attribute-new = New attribute
category-attribute-change = Change the attribute
category-attribute-lede = For “{ $path }” and every category below it
category-kind = Type
category-kind-text = Text
category-kind-number = Number
category-kind-yes-no = Yes or no
category-kind-one = One of some choices
category-kind-several = Several choices
category-kind-with = { $kind }: { $detail }
category-flags = Asked
category-required = Required
category-filterable = Filter
category-required-hint = Required: suppliers can’t hand in a listing without it
category-filterable-hint = Filter: buyers can narrow a search by it
category-from = From
category-own = This category
category-act = Action
category-change = Change
category-change-of = Change the attribute “{ $name }”
category-drop = Retire
category-drop-of = Retire the attribute “{ $name }”
category-drop-lede = It is not asked for any more. What listings say stays, as their own attribute.
category-dropped = The attribute was retired
category-key = Key
category-key-hint = Small letters, digits and underscores, beginning with a letter: mesh_size. For files and programs; it can’t be changed later
category-unit = Unit
category-unit-none = None
category-unit-hint = For numbers only
category-choices = Choices
category-choices-hint = For types with choices only, one a row. A code left empty is made from the English name. Empty rows don’t count.
category-choices-add = More rows
category-choice = Choice { $number }
category-choice-zh = Chinese
category-choice-en = English
category-choice-code = Code
category-choice-field = Choice { $number }, { $field }
category-position = Place
category-position-hint = The smaller, the nearer to the front
category-define-of = Attribute “{ $name }”
category-define-lede = { $kind } · for “{ $path }” and below
category-define-act = Save it
category-defined = The attribute was saved
category-revise = Change it once more
category-effect = What it does to listings
category-effect-listings = { $count ->
    [one] One listing is concerned.
   *[other] { $count } listings are concerned.
}
category-effect-lacking = { $count ->
    [one] One of them lacks something that is required.
   *[other] { $count } of them lack something that is required.
}
category-effect-unfit = { $count ->
    [one] One of them has a value that does not fit.
   *[other] { $count } of them have a value that does not fit.
}
category-effect-freed = { $count ->
    [one] One of them keeps its value, as an attribute of its own.
   *[other] { $count } of them keep their values, as attributes of their own.
}
category-effect-none = There is no listing it could change anything for.
category-effect-harmless = No listing has to be mended.
category-effect-kept = No listing is taken off show and none is rewritten: their suppliers see them marked “needs attributes” until they are mended.
category-listing = Listing
category-fault = What is wrong
category-examples = Listings to be mended
category-examples-first = Listings to be mended, the first { $count }
category-lacks = { $name } is missing
category-unfit = { $name } “{ $value }”: { $problem }
category-overtaken = Things have changed, and nothing was saved
category-overtaken-text = Listings or categories changed after you looked. Confirm once more what it does now.
