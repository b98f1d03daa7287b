import { isOutdated, reasonOf } from '../../../../../admin/src/features/bookings/model/answers';
import { stateName } from '../../../../../admin/src/features/bookings/model/appearance';
import { hasTrouble } from '../../../../../admin/src/features/catalog/model/catalogStanding';
import { abandonedBy } from '../../../../../admin/src/features/bookings/model/ending';
import { eventTone } from '../../../../../admin/src/features/bookings/model/events';
import { knownFailure } from '../../../../../admin/src/features/bookings/model/failures';
import { lineInWords } from '../../../../../admin/src/features/bookings/model/lineWords';
import {
  draftOf,
  isRewritten,
  keptOn,
  knownTrouble,
} from '../../../../../admin/src/features/bookings/messages/messageDraft';
import { aBooking, aLine, anEvent } from '../../../../helpers/builders/bookings';
import { written } from '../../../../helpers/builders/reasons';

describe('the meaning of a code', () => {
  it.each([
    ['error.order.availability', 'availability'],
    ['error.order.quantity', 'quantity'],
    ['error.order.quantity.maximum', 'quantity'],
    ['error.order.performance.past', 'performancePast'],
    ['error.order.product.state', 'notOnSale'],
    ['error.order.seatcategory.unknown', 'notInCatalog'],
    ['error.order.tariff.unknown', 'tariff'],
    ['error.contact.unknown', 'contact'],
    ['error.payment.amount', 'payment'],
    ['error.shipmentmode.unknown', 'shipment'],
    ['error.order.state', 'orderState'],
    ['not-closed', 'notClosed'],
    ['error.order.unknown', 'orderUnknown'],
    ['total-changed', 'totalChanged'],
    ['closed-otherwise', 'closedOtherwise'],
    ['error.order.resume.none', 'resume'],
    ['error.order.pointofsales', 'pointOfSale'],
    ['HTTP 401', 'rights'],
    ['HTTP 509', 'tooManyCalls'],
    ['HTTP 503', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['DEADLINE', 'unreachable'],
    ['not-json', 'answer'],
  ])('%s is %s', (code, meaning) => {
    expect(knownFailure({ code })).toBe(meaning);
  });

  it.each(['error.order.availability.unheard', 'error.order', 'HTTP 404', 'constructor', ''])(
    'of %j is not known',
    (code) => expect(knownFailure({ code })).toBeNull(),
  );
});

describe('the name of a state', () => {
  it('is refused for what S-360 refused, and not created for what an operator did not find there', () => {
    const failed = aBooking({ state: 'failed' });
    expect(stateName(failed)).toBe('failed');
    expect(stateName({ ...failed, isDeclaredNotCreated: true })).toBe('notCreated');
  });
});

describe('who gave a booking up', () => {
  it('is the person who confirmed it', () => {
    expect(abandonedBy({ events: [anEvent('abandonConfirmed'), anEvent('abandoned')] })).toBe(
      'person',
    );
  });

  it('is S-360 where nobody did', () => {
    expect(abandonedBy({ events: [anEvent('created'), anEvent('abandoned')] })).toBe('s360');
  });
});

describe('an answer of the server', () => {
  it.each([
    [{ status: 409 }, true],
    [{ name: 'ConflictError' }, true],
    [{ status: 400, name: 'ValidationError' }, false],
    ['no object', false],
  ])('%j says that the booking has changed: %s', (error, says) => {
    expect(isOutdated(error)).toBe(says);
  });

  it('names its reason, or none', () => {
    expect(reasonOf({ details: { reason: 'noAddress' } })).toBe('noAddress');
    expect(reasonOf({ details: { reason: 3 } })).toBeNull();
    expect(reasonOf(null)).toBeNull();
  });

  it('has words only for reasons that are known', () => {
    expect(knownTrouble('noAddress')).toBe('noAddress');
    expect(knownTrouble('constructor')).toBeNull();
  });
});

describe('a line in words', () => {
  it('names product and category, and the performance where it is called otherwise', () => {
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

describe('a message that is being written', () => {
  const written = { locale: 'fr', revision: 3, digest: 'd3', subject: 'S', text: 'T\n' };
  const proposed = {
    ...written,
    to: 'a@b.ch',
    html: '<p>T</p>',
    locales: ['fr'],
    lacksExpiry: false,
  };

  it('is what is proposed until somebody changes it', () => {
    expect(draftOf(proposed, null)).toEqual(written);
    const edited = { ...written, subject: 'Other' };
    expect(draftOf(proposed, edited)).toBe(edited);
  });

  it('stays that of the booking as it was when the changing began', () => {
    const edited = { ...draftOf(proposed, null), text: 'Mine' };
    const newer = { ...proposed, revision: 4, digest: 'd4' };
    expect(draftOf(newer, edited)).toMatchObject({ revision: 3, digest: 'd3' });
  });

  it('is kept on what is proposed anew, once somebody was told of that', () => {
    const edited = { ...draftOf(proposed, null), text: 'Mine' };
    const newer = { ...proposed, revision: 4, digest: 'd4' };
    expect(keptOn(newer, edited)).toEqual({ ...edited, revision: 4, digest: 'd4' });
    expect(keptOn(newer, null)).toBeNull();
  });

  it('is rewritten by another text, not by another subject', () => {
    expect(isRewritten(proposed, { ...written, subject: 'Other', text: 'T' })).toBe(false);
    expect(isRewritten(proposed, { ...written, text: 'U' })).toBe(true);
  });
});

describe('a catalog that somebody should know of', () => {
  const good = {
    institution: { code: 'myvenue', name: 'My Venue' },
    version: '1',
    fetchedAt: '2027-01-10T09:00:00.000Z',
    products: 3,
    performances: 9,
    isWanted: false,
    isPaused: false,
    notBefore: null,
    failure: null,
  };

  it('is missing, or could not be renewed', () => {
    const failure = { code: 'HTTP 503', reason: written('no'), at: '2027-01-10T09:00:00.000Z' };
    expect(hasTrouble(good)).toBe(false);
    expect(hasTrouble({ ...good, version: null })).toBe(true);
    expect(hasTrouble({ ...good, failure })).toBe(true);
  });
});

it('a refusal looks bad and a closing good', () => {
  expect([eventTone('refused'), eventTone('closed')]).toEqual(['danger', 'success']);
  expect(aBooking().events.map(({ kind }) => eventTone(kind))).toEqual(['primary']);
});
