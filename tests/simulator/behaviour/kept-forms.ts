/**
 * In which form S-360 keeps what a save writes. The rules are those documented for its contact
 * import, which writes the same data; whether a save follows them is not.
 */
export interface KeptForms {
  /** Whether `null` empties an element or, as a missing one, changes nothing; or as an empty text. */
  nulls: 'empty' | 'ignored' | 'blanksIgnored';
  /** Whether a flag that an address of a save leaves out keeps its value or becomes false. */
  flagsLeftOut: 'kept' | 'false';
  /** Whether a title that is not in `titleCodes` is stored as `UNDEFINED` or as it is written. */
  titles: 'codes' | 'any';
  /** The titles of the institution. */
  titleCodes: string[];
  /** Whether names, address lines and towns are kept as written or in capitals. */
  names: 'kept' | 'upper';
  /** What happens to a text that is longer than documented. */
  lengths: 'refuse' | 'cut';
  /** Where names, address lines and towns are cut in any case; `null`: only as documented. */
  longestName: number | null;
  /** Whether a country must be ISO 3166 alpha-2. */
  countries: 'iso' | 'any';
  /**
   * `documented`: in lower case, at most two alternatives; one that does not match the documented
   * pattern is left out, and the rest is saved.
   */
  emails: 'any' | 'documented';
  /** Whether a save can change an e-mail that is the contact's login. */
  loginEmails: 'change' | 'kept';
  /**
   * `split`: as prefix and digits, with the prefix of the address; `dropped`: phones are not
   * saved.
   */
  phones: 'kept' | 'split' | 'dropped';
  /** Whether a save writes `street1`… or `line1`…; the others follow from these. */
  lines: 'street' | 'line';
  /** Whether salutations follow from title and name, or a written one stays. */
  salutations: 'derived' | 'kept';
  /** Elements that a save reads over, with success. */
  dropped: string[];
  /** `doubleOptIn`: an `allowed` becomes true when the person confirms it. */
  consents: 'kept' | 'doubleOptIn';
  /** What the number of a contact merged into another one answers: a refusal, or that one. */
  mergedNumbers: 'refused' | 'head';
}

export const documentedForms: KeptForms = {
  nulls: 'empty',
  flagsLeftOut: 'kept',
  titles: 'codes',
  titleCodes: ['MR', 'MRS', 'MISS', 'MR_AND_MRS', 'UNDEFINED'],
  names: 'kept',
  lengths: 'refuse',
  longestName: null,
  countries: 'iso',
  emails: 'any',
  loginEmails: 'change',
  phones: 'kept',
  lines: 'street',
  salutations: 'derived',
  dropped: [],
  consents: 'kept',
  mergedNumbers: 'refused',
};
