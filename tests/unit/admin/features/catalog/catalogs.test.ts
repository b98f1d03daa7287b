import {
  isAnother,
  lastShownAt,
  statusOf,
} from '../../../../../admin/src/features/catalog/model/catalogStatus';
import { smallCatalog } from '../bookings/composer/composing';
import { written } from '../../../../helpers/builders/reasons';

const LATER = '2026-12-02T06:00:00Z';

describe('the age of the catalog', () => {
  it('counts from the last time that S-360 returned the same catalog', () => {
    const status = { version: smallCatalog.version, fetchedAt: LATER };
    expect(isAnother(smallCatalog, status)).toBe(false);
    expect(lastShownAt(smallCatalog, status)).toBe(LATER);
  });

  it('counts from its own fetch while a newer catalog is not loaded yet', () => {
    const status = { version: '2', fetchedAt: LATER };
    expect(isAnother(smallCatalog, status)).toBe(true);
    expect(lastShownAt(smallCatalog, status)).toBe(smallCatalog.fetchedAt);
  });
});

describe('the catalog status', () => {
  const status = { failure: null, isPaused: false, isWanted: false };

  it('is empty when all is well', () => {
    expect(statusOf(status, false)).toEqual([]);
  });

  it('says that a refresh is queued or paused', () => {
    expect(statusOf({ ...status, isWanted: true }, false)).toEqual(['coming']);
    expect(statusOf({ ...status, isWanted: true, isPaused: true }, false)).toEqual(['paused']);
  });

  it('says whether S-360 or the connection to the server failed', () => {
    const failure = { code: 'connection', reason: written('no answer'), at: LATER };
    expect(statusOf({ ...status, failure }, true)).toEqual(['failed', 'newerMissed']);
  });
});
