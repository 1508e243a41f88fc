# What is wrong with a catalogue file: the key is problem-<code>, as in problem.ftl
problem-file-not-a-workbook = This is not an .xlsx spreadsheet; open it in your spreadsheet program and save it as .xlsx
problem-too-many-columns = A file has at most { $max } columns; this has { $found }
problem-row-name-twice = This name stands twice in the row
problem-row-not-json = The line is not a complete JSON object
problem-row-merged = The cells of columns { $from } to { $to } are merged here, so it can’t be told which is meant; unmerge them
problem-formula-error = The formula gives { $error }; mend it or enter the value
problem-formula-without-value = The formula has no result yet; open the file in a spreadsheet program, save it and try again
problem-cell-is-date = The spreadsheet made a date of this ({ $date }); format the cell as text and enter it again
problem-workbook-locked = This is an old .xls spreadsheet or one with a password; save it as .xlsx without a password
problem-workbook-doctype = The spreadsheet holds a document type declaration, which no spreadsheet program writes; save it anew
problem-workbook-no-sheet = The spreadsheet has no sheet that is shown
problem-workbook-too-many-parts = The spreadsheet has more than { $max } parts; copy the sheet into a new file
problem-workbook-too-many-merged = The sheet has more than { $max } merged areas; unmerge them
problem-cell-too-long = The { $column } of listing { $sku } is longer than a spreadsheet’s cell can be; export to CSV instead
