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
catalog-import-lede = Send a catalogue as CSV or TSV. New listings and changed texts are reviewed by the market's operator; prices and stock change at once.
catalog-import-file = Catalogue file
catalog-import-file-hint = .csv, .tsv or .csv.gz, at most { $max } MB, in UTF-8 or GB18030
catalog-import-market = Market
catalog-import-market-hint = New listings are offered here, and reviewed by its operator
catalog-import-mapping = Column mapping
catalog-import-mapping-hint = Where your columns have other names than those below; one line each: their column = our field
catalog-import-dry-run = Dry run: check the file and report, write nothing
catalog-import-submit = Import
catalog-import-no-booth = Your company has no booth yet
catalog-import-no-booth-text = Listings are offered in a specialised market. Ask its operator for a booth, then import your catalogue.
catalog-import-columns = Columns of the file
catalog-import-column-sku = Required, unique in your company, at most 64 characters
catalog-import-column-title = Title in Chinese and in English, at least one of them, at most 200 characters
catalog-import-column-description = Description, at most 20,000 characters
catalog-import-column-category = Path of the category, such as Fishing gear > Nets
catalog-import-column-supply = Unit of measure, least quantity, step, stock, days until ready
catalog-import-column-tiers = Currency and tier prices, such as 1:0.0044;200:0.0036 (from quantity : unit price, up to 6 decimals)
catalog-import-column-incoterm = Incoterm and named place, such as FOB and CNZUH
catalog-import-column-codes = Brand, model, GTIN, HS code, country of origin (two letters)
catalog-import-column-other = Any other column becomes an attribute. Importing the same file again never makes a listing twice.
catalog-import-report = Import report
catalog-import-report-dry = Dry run report
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
catalog-import-failed-rows = Rows that failed
catalog-import-rows =
    { $count ->
        [one] 1 row
       *[other] { $count } rows
    }
catalog-import-line = Line
catalog-import-column = Column
catalog-import-reason = Reason
catalog-import-mend = All other rows are done. Download the failed ones, mend them and import that file; its first three columns may stay.
catalog-import-download = Download the failed rows (CSV)
catalog-import-more =
    { $count ->
        [one] One more row is in the file
       *[other] { $count } more rows are in the file
    }
catalog-import-sheet = The sheet “{ $sheet }” was read; the file’s other sheets were not
