/** The score of all folders together, in whole percents. It only rises. */
export const THRESHOLD = 88;

/** Pure code, and what judges it: folders or files under `tests/unit`. */
export interface PureCode {
  folder: string;
  /** Where not all of the folder is pure. */
  files?: readonly string[];
  tests: readonly string[];
}

const SENDING = ['backoff', 'circuit', 'outcome'];

export const PURE_CODE: readonly PureCode[] = [
  { folder: 'contacts/model', tests: ['contacts/model'] },
  { folder: 'contacts/model/mapping', tests: ['contacts/model/mapping'] },
  { folder: 'contacts/model/merge', tests: ['contacts/model/merge'] },
  { folder: 'bookings/machine', tests: ['bookings/machine'] },
  { folder: 'institutions/limits', tests: ['institutions/limits'] },
  {
    folder: 'sending',
    files: SENDING,
    tests: SENDING.map((name) => `sending/${name}.test.ts`),
  },
  { folder: 'sending/quota', files: ['forecast', 'foreign-calls'], tests: ['sending/quota'] },
  { folder: 'segments', files: ['language'], tests: ['segments/language.test.ts'] },
  { folder: 'orders/summaries', files: ['sums'], tests: ['orders/summaries/sums.test.ts'] },
];
