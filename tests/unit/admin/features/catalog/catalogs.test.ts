import {
  isAnother,
  lastShownAt,
  statusOf,
} from '../../../../../admin/src/features/catalog/model/catalogStanding';
import { smallCatalog } from '../bookings/composer/composing';
import { written } from '../../../../helpers/builders/reasons';

const LATER = '2026-12-02T06:00:00Z';

describe('the age of a catalog', () => {
  it('counts from when S-360 last showed the same', () => {
    const status = { version: smallCatalog.version, fetchedAt: LATER };
    expect(isAnother(smallCatalog, status)).toBe(false);
    expect(lastShownAt(smallCatalog, status)).toBe(LATER);
  });

  it('is its own while a newer one is not read yet', () => {
    const status = { version: '2', fetchedAt: LATER };
    expect(isAnother(smallCatalog, status)).toBe(true);
    expect(lastShownAt(smallCatalog, status)).toBe(smallCatalog.fetchedAt);
  });
});

describe('beside the age of a catalog', () => {
  const status = { failure: null, isPaused: false, isWanted: false };

  it('nothing is said where all is well', () => {
    expect(statusOf(status, false)).toEqual([]);
  });

  it('is said that one is on its way, or that none will come', () => {
    expect(statusOf({ ...status, isWanted: true }, false)).toEqual(['coming']);
    expect(statusOf({ ...status, isWanted: true, isPaused: true }, false)).toEqual(['paused']);
  });

  it('is said what has failed: with S-360, or on the way from here', () => {
    const failure = { code: 'connection', reason: written('no answer'), at: LATER };
    expect(statusOf({ ...status, failure }, true)).toEqual(['failed', 'newerMissed']);
  });
});
