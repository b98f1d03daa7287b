/** What nobody has tested of writing at an institution that was never checked, by its code. */
export const UNTESTED_WRITING: readonly string[] = [
  'savePerson',
  'saveCompany',
  'createContact',
  'reservation',
];
