import { stopAll } from './client';
import { DIFFERENCES_OF_CONTACTS } from './differences/of-contacts';
import { DIFFERENCES_OF_SALES } from './differences/of-sales';

afterEach(stopAll);

const CASES = [...DIFFERENCES_OF_CONTACTS, ...DIFFERENCES_OF_SALES];

describe('a difference between S-360’s documents and what was once assumed', () => {
  it.each(CASES)('(%s) is settled: %s', async (_difference, _what, seen, expected) => {
    expect(await seen()).toEqual(expected);
  });

  it('has a case for each of the 17', () => {
    const smaller = [...'abcdefghijkl'].map((letter) => `D17${letter}`);
    const all = [...Array.from({ length: 16 }, (_, index) => `D${index + 1}`), ...smaller];
    const shown = new Set(CASES.map(([difference]) => difference));
    // What an update removed again is left out by the client: its tests show that.
    expect(all.filter((difference) => !shown.has(difference))).toEqual(['D17h']);
  });
});
