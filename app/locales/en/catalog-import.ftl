# Importing catalogue files: the command line
catalog-import-dry-run-done = This was a dry run: nothing was written
catalog-import-failed-more =
    { $count ->
        [one] One more row failed; --report FILE writes them all
       *[other] { $count } more rows failed; --report FILE writes them all
    }
catalog-import-failed-row = Line { $line } { $column }: { $reason }
catalog-import-mapping-unreadable = The mapping { $path } cannot be read: { $error }
catalog-import-progress = Rows done: { $rows }, failed: { $failed }
catalog-import-read-as = The file is not in UTF-8; it was read as { $encoding }
catalog-import-report-unwritable = The report { $path } cannot be written: { $error }
catalog-import-unkept =
    { $count ->
        [one] One more row failed; there were too many to keep them all in the report
       *[other] { $count } more rows failed; there were too many to keep them all in the report
    }
catalog-import-uncategorised =
    { $count ->
        [one] One listing names a category that does not exist; it is uncategorised
       *[other] { $count } listings name categories that do not exist; they are uncategorised
    }
# Importing catalogue files: the pages
catalog-import-title = Import listings
catalog-import-lede = Send a catalogue as a spreadsheet or a text file. You see what it would do before anything is written. New listings and changed texts are reviewed by the market's operator; prices and stock change at once.
catalog-import-file = Catalogue file
catalog-import-file-hint = .xlsx, .csv, .tsv or .ndjson, also packed as .gz, at most { $max } MB; texts in UTF-8 or GB18030
catalog-import-market = Market
catalog-import-market-hint = New listings are offered here, and reviewed by its operator
catalog-import-submit = Send the file
catalog-import-no-booth = Your company has no booth yet
catalog-import-no-booth-text = Listings are offered in a specialised market. Ask its operator for a booth, then import your catalogue.
catalog-import-columns = Columns of the file
catalog-import-column-sku = Required, unique in your company, at most 64 characters
catalog-import-column-title = Title in Chinese and in English, at least one of them, at most 200 characters
catalog-import-column-description = Description, at most 20,000 characters
catalog-import-column-category = Path of the category, such as Fishing gear > Nets
catalog-import-column-supply = Unit of measure, least quantity, step, stock, days until ready
catalog-import-column-lead-time-steps = Days for larger quantities, such as 500:20;2000:35
catalog-import-column-samples = Samples: price of one (0 is free of charge), the most a buyer can have, days until sent, and “true” where the cost is taken off the first order
catalog-import-column-tiers = Currency and tier prices, such as 1:0.0044;200:0.0036 (from quantity : unit price, up to 6 decimals)
catalog-import-column-variants = Variants (JSON): options with their values, and for each variant its number, stock and own prices; without this column they stay as they are
catalog-import-column-incoterm = Incoterm and named place, such as FOB and CNZUH
catalog-import-column-packaging = What an outer carton and an inner box hold; the carton’s edges in centimetres, all three; its gross and net weight in kilograms
catalog-import-column-codes = Brand, model, GTIN, HS code, country of origin (two letters)
catalog-import-column-other = Any other column becomes an attribute. Importing the same file again never makes a listing twice.
catalog-import-report = Import report
catalog-import-report-dry = Before the import
catalog-import-again = Import another file
catalog-import-imported = Imported
catalog-import-updated = Updated
catalog-import-unchanged = Unchanged
catalog-import-failed = Failed
catalog-import-waits =
    { $count ->
        [one] One listing was written; what needs review is in the operator's queue
       *[other] { $count } listings were written; what needs review is in the operator's queue
    }
catalog-import-line = Line
catalog-import-reason = Reason
catalog-import-mend = No other row is held up by those that failed. Download the failed ones, mend them and import that file; its first three columns may stay.
catalog-import-download = Download the failed rows (CSV)
catalog-import-sheet = The sheet “{ $sheet }” was read; the file’s other sheets were not
catalog-import-list = Imports
catalog-import-none = No imports yet
catalog-import-none-text = Send a catalogue file: you see what it would change before anything is written.
catalog-import-when = Handed in
catalog-import-handed-in = Handed in
catalog-import-of = { $file } · { $market }
catalog-import-columns-title = Columns of the file
catalog-import-columns-lede = This is how we read your file. Mend what is wrong; files with the same columns will be read the same way next time.
catalog-import-their-column = Column in the file
catalog-import-sample = First values
catalog-import-read-as-field = Read as
catalog-import-because = Why
catalog-import-read-column-as = Read the column “{ $column }” as
catalog-import-empty-column = Nothing in the first rows
catalog-import-attribute = Attribute of the goods
catalog-import-left-out = Leave out
catalog-import-by-our-name = The name is ours
catalog-import-by-name = By its name
catalog-import-by-content = By what stands in it
catalog-import-by-before = As you chose before
catalog-import-by-nothing = Every other column is an attribute
catalog-import-currency = Currency of rows that name none
catalog-import-currency-hint = Three letters, such as CNY or USD; may stay empty if the file has no prices or names their currency
catalog-import-check = Check the file
catalog-import-back = Back
catalog-import-waits-for-columns = Say what the columns of this file mean; then it is checked, before anything is written
catalog-import-so-far = { $done } rows read
catalog-import-so-far-of = { $done } of { $rows } rows done
catalog-import-leave = You may leave this page; it goes on without you.
catalog-import-nothing-written = Nothing has been written yet. This is what the import would do.
catalog-import-nothing-to-do = There is nothing to import: no row would make or change a listing
catalog-import-nothing-changed = Nothing has changed
catalog-import-broke-off = The file could not be read to its end
catalog-import-given-up = This import was cancelled. What was written by then stays.
catalog-import-start = Import
catalog-import-look = Look again
catalog-import-cancel = Cancel the import
catalog-import-row-list = Row by row
catalog-import-rows-by = Rows by what becomes of them
catalog-import-no-rows = No such rows
catalog-import-no-sku = No SKU
catalog-import-changes = What changes
catalog-import-change-withdrawn = The change that waited for review is withdrawn
catalog-import-nothing = nothing
catalog-import-to-create = To create
catalog-import-to-change = To change
catalog-import-state-uploaded = Columns to be checked
catalog-import-state-mapped = Being checked
catalog-import-state-checked = Ready to import
catalog-import-state-running = Importing
catalog-import-state-done = Done
catalog-import-state-failed = Broken off
catalog-import-state-cancelled = Cancelled
catalog-import-field-sku = SKU
catalog-import-field-title-zh = Title, Chinese
catalog-import-field-title-en = Title, English
catalog-import-field-description-zh = Description, Chinese
catalog-import-field-description-en = Description, English
catalog-import-field-category = Category
catalog-import-field-brand = Brand
catalog-import-field-model = Model
catalog-import-field-gtin = GTIN (barcode)
catalog-import-field-hs-code = HS code
catalog-import-field-origin = Country of origin
catalog-import-field-unit = Unit of measure
catalog-import-field-moq = Least quantity (MOQ)
catalog-import-field-increment = Step
catalog-import-field-stock = Stock
catalog-import-field-lead-time = Lead time in days
catalog-import-field-lead-time-steps = Lead time for larger quantities
catalog-import-field-sample-price = Sample price
catalog-import-field-sample-most = Most samples
catalog-import-field-sample-days = Days until samples are sent
catalog-import-field-sample-credited = The cost of samples
catalog-import-field-currency = Currency
catalog-import-field-incoterm = Incoterm
catalog-import-field-place = Named place
catalog-import-field-carton-quantity = Quantity per carton
catalog-import-field-inner-quantity = Quantity per inner box
catalog-import-field-carton-length = Carton length (cm)
catalog-import-field-carton-width = Carton width (cm)
catalog-import-field-carton-height = Carton height (cm)
catalog-import-field-carton-gross = Gross weight per carton (kg)
catalog-import-field-carton-net = Net weight per carton (kg)
catalog-import-field-tiers = Tier prices
catalog-import-field-variants = Variants
catalog-import-field-price = One unit price
catalog-import-field-images = Pictures
catalog-import-column-images = Addresses or file names of pictures, separated by ;
catalog-import-column-number = Column { $number }
catalog-import-incomplete = { $count ->
    [one] One listing lacks what its category asks for, or has it otherwise; it is taken all the same
   *[other] { $count } listings lack what their categories ask for, or have it otherwise; they are taken all the same
}
catalog-import-incomplete-text = Listings that need attributes
# Importing catalogue files: pictures in a ZIP archive
catalog-import-pictures = Pictures (ZIP)
catalog-import-pictures-hint = .zip, at most { $max } MB and { $files } files; may be left out
catalog-import-pictures-named = The pictures column may name files of the ZIP, with their folders or without, such as red/net.jpg; upper and lower case are the same. Names and web addresses may be mixed, separated by semicolons.
catalog-import-pictures-by-sku = If no column names pictures, a picture belongs to the SKU its file name begins with: YL-1.jpg and YL-1-2.jpg to YL-1.
catalog-import-pictures-again = Too many for one ZIP? Send the same catalogue file again with the next ZIP: only new pictures are added. A picture of the same name with other content takes the place of the one before.
catalog-import-pictures-found = { $count ->
    [one] “{ $archive }”: one picture found
   *[other] “{ $archive }”: { $count } pictures found
}
catalog-import-pictures-missing = { $count ->
    [one] One picture is named that is not in the ZIP
   *[other] { $count } pictures are named that are not in the ZIP
}
catalog-import-pictures-missing-text = The listings are taken all the same; each row says which picture it lacks.
catalog-import-pictures-unnamed = { $count ->
    [one] One file belongs to no listing
   *[other] { $count } files belong to no listing
}
catalog-import-pictures-unnamed-more = and { $count } more
