import { isOutdated, reasonOf } from '../../../../../admin/src/features/bookings/model/answers';
import { stateName } from '../../../../../admin/src/features/bookings/model/appearance';
import { hasTrouble } from '../../../../../admin/src/features/catalog/model/catalogStatus';
import { abandonedBy } from '../../../../../admin/src/features/bookings/model/ending';
import { eventTone } from '../../../../../admin/src/features/bookings/model/events';
import { lineInWords } from '../../../../../admin/src/features/bookings/model/lineWords';
import {
  draftOf,
  isRewritten,
  keptOn,
  knownTrouble,
} from '../../../../../admin/src/features/bookings/messages/messageDraft';
import { aBooking, aLine, anEvent } from '../../../../helpers/builders/bookings';
import { written } from '../../../../helpers/builders/reasons';

describe('the state name of a failed booking', () => {
  it('is "refused" after a refusal by S-360 and "not created" after an operator found no order', () => {
    const failed = aBooking({ state: 'failed' });
    expect(stateName(failed)).toBe('failed');
    expect(stateName({ ...failed, isDeclaredNotCreated: true })).toBe('notCreated');
  });
});

describe('the author of an abandonment', () => {
  it('is the person who confirmed it', () => {
    expect(abandonedBy({ events: [anEvent('abandonConfirmed'), anEvent('abandoned')] })).toBe(
      'person',
    );
  });

  it('is S-360 when nobody confirmed it', () => {
    expect(abandonedBy({ events: [anEvent('created'), anEvent('abandoned')] })).toBe('s360');
  });
});

describe('an error from the server', () => {
  it.each([
    [{ status: 409 }, true],
    [{ name: 'ConflictError' }, true],
    [{ status: 400, name: 'ValidationError' }, false],
    ['no object', false],
  ])('of the form %j means that the booking has changed: %s', (error, says) => {
    expect(isOutdated(error)).toBe(says);
  });

  it('yields its reason, or null without one', () => {
    expect(reasonOf({ details: { reason: 'noAddress' } })).toBe('noAddress');
    expect(reasonOf({ details: { reason: 3 } })).toBeNull();
    expect(reasonOf(null)).toBeNull();
  });

  it('is explained only for known reasons', () => {
    expect(knownTrouble('noAddress')).toBe('noAddress');
    expect(knownTrouble('constructor')).toBeNull();
  });
});

describe('the text of a booking line', () => {
  it('names the product, the category, and the performance when its name differs', () => {
    const { words } = aLine();
    expect(lineInWords({ words })).toBe('The Lighthouse (Stalls)');
    expect(lineInWords({ words: { ...words, performance: 'Premiere' } })).toBe(
      'The Lighthouse, Premiere (Stalls)',
    );
    expect(
      lineInWords({ words: { ...words, performance: 'The Lighthouse', seatCategory: null } }),
    ).toBe('The Lighthouse');
  });
});

describe('a message that is being edited', () => {
  const written = { locale: 'fr', revision: 3, digest: 'd3', subject: 'S', text: 'T\n' };
  const proposed = {
    ...written,
    to: 'a@b.ch',
    html: '<p>T</p>',
    locales: ['fr'],
    lacksExpiry: false,
  };

  it('equals the proposal until somebody edits it', () => {
    expect(draftOf(proposed, null)).toEqual(written);
    const edited = { ...written, subject: 'Other' };
    expect(draftOf(proposed, edited)).toBe(edited);
  });

  it('stays based on the revision of the booking at the start of the edit', () => {
    const edited = { ...draftOf(proposed, null), text: 'Mine' };
    const newer = { ...proposed, revision: 4, digest: 'd4' };
    expect(draftOf(newer, edited)).toMatchObject({ revision: 3, digest: 'd3' });
  });

  it('is based on the newer proposal once its author knows of the newer revision', () => {
    const edited = { ...draftOf(proposed, null), text: 'Mine' };
    const newer = { ...proposed, revision: 4, digest: 'd4' };
    expect(keptOn(newer, edited)).toEqual({ ...edited, revision: 4, digest: 'd4' });
    expect(keptOn(newer, null)).toBeNull();
  });

  it('counts as rewritten when its text changes, but not when its subject changes', () => {
    expect(isRewritten(proposed, { ...written, subject: 'Other', text: 'T' })).toBe(false);
    expect(isRewritten(proposed, { ...written, text: 'U' })).toBe(true);
  });
});

describe('the notice about a catalog', () => {
  const good = {
    institution: { code: 'myvenue', name: 'My Venue' },
    version: '1',
    fetchedAt: '2027-01-10T09:00:00.000Z',
    products: 3,
    performances: 9,
    isWanted: false,
    isPaused: false,
    notSending: null,
    notBefore: null,
    failure: null,
  };

  it('appears when the catalog is missing or could not be refreshed', () => {
    const failure = { code: 'HTTP 503', reason: written('no'), at: '2027-01-10T09:00:00.000Z' };
    expect(hasTrouble(good)).toBe(false);
    expect(hasTrouble({ ...good, version: null })).toBe(true);
    expect(hasTrouble({ ...good, failure })).toBe(true);
  });
});

it('the event list of a booking shows a refusal as dangerous and a closing as successful', () => {
  expect([eventTone('refused'), eventTone('closed')]).toEqual(['danger', 'success']);
  expect(aBooking().events.map(({ kind }) => eventTone(kind))).toEqual(['primary']);
});
