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
catalog-import-uncategorised =
    { $count ->
        [one] One listing names a category that does not exist; it is uncategorised
       *[other] { $count } listings name categories that do not exist; they are uncategorised
    }
