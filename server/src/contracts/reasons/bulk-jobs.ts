/** Reasons about bulk jobs and the files that they import. */
export const BULK_JOB_REASONS = {
  noBulkJob: 'There is no bulk job {bulkJob}; it may be past its retention.',
  bulkJobNotPossible: 'Bulk job {bulkJob} is {state}: "{event}" is not possible.',
  bulkJobChanged: 'Bulk job {bulkJob} was changed meanwhile: look at it again.',
  bulkJobHoldsMore:
    'Bulk job {bulkJob} costs {waiting} calls by now, not {calls}: look at what it costs again.',
  pushCostsMore: 'It costs {now} calls by now, not {calls}: count again what it costs.',
  bulkJobStopped: 'The bulk job stopped; the log says why. It can be resumed where it stopped.',
  bulkJobUnderWay:
    'Bulk job {bulkJob} to {institution} is {state}: let it end, or cancel it, first.',
  bulkJobNotUndoable:
    'Bulk job {bulkJob} is {state}: only a file import that ended or stands still is undone.',
  bulkJobForgotten:
    'What bulk job {bulkJob} wrote is not known any more: the history is kept for {days} days.',
  bulkJobWithoutFile: 'Bulk job {bulkJob} did not read a file: it has no lines that were left out.',
  bulkJobWroteNothing:
    'Bulk job {bulkJob} has changed no contact of the CRM: there is nothing to undo.',
  fileBegun: 'Bulk job {bulkJob} is {state}: only a file that was not started yet can be.',
  fileChosenOtherwise:
    'File import {bulkJob} was counted with other choices since: count it again before it begins.',
  fileNotCsv: 'This is no CSV file: its first line does not name columns.',
  fileWithoutHeadings:
    'The first line of the file names no columns, but holds an e-mail address: put a line above it with the names of the columns.',
  fileTooLarge: 'The file is larger than {megabytes} MB.',
  fileTooManyRows: 'The file has more than {rows} rows: divide it into several files.',
  fileTooManyColumns:
    'The file has more than {columns} columns: leave out those that are not needed.',
  noColumnRead: 'No column is read: name the field of each column that counts.',
  columnNotInFile: 'The file has no column "{heading}".',
  noSuchField: 'Contacts have no field "{field}".',
  fieldTwice: 'Two columns hold the field "{field}".',
  openQuote: 'a quote in it is never closed',
  moreCells: 'it has more cells than the file has headings',
  rowTooLong:
    'it is longer than {length} characters, perhaps by a quote that is never closed, and nothing after it was read',
  rowTooCommon:
    'more than {count} contacts have its e-mail address or name: give an e-mail address and a name of its own',
  rowType: 'its type is neither a person nor a company',
  rowNameless: 'it has neither a last name, a company name nor an e-mail address',
  rowUnrecognizable: 'it has no name and no valid e-mail address or phone number',
  rowUnknownContact: 'there is no contact {contact}',
  cellTooLong: '{field} is longer than {length} characters',
  cellTooShort: '{field} is shorter than {length} characters',
  cellNotListed: '{field} is none of the values that the field may have',
  cellMalformed: '{field} does not have the form that the field asks for',
  rowMatches: 'contacts {contacts} match',
  rowMatchesNew: '{count} contacts that earlier rows of the file create match',
  fieldDiffers: '{field} differs',
  fieldOdd: '{field} {reasons}',
} as const;
