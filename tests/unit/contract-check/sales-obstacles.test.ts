import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { forbiddenAmong, salesObstacles } from '../../../server/src/contract-check/sales-obstacles';

const obstaclesOf = (config: Record<string, unknown>) =>
  salesObstacles(config, resolveAssumptions('myvenue'));

describe('obstacles that a point of sale names', () => {
  it('is nothing where it says nothing, or that all is well', () => {
    expect(obstaclesOf({})).toEqual([]);
    const well = { contactFileAccessAllowed: true, posActivityState: 'running' };
    const more = { salesChannelActivityState: 'ACTIVE', allowedChars: '', orderAbandonDelay: 30 };
    expect(obstaclesOf({ ...well, ...more })).toEqual([]);
  });

  it.each([
    [{ contactFileAccessAllowed: false }, 'contactAccessMissing', {}],
    [{ contactFileAccessAllowed: 'false' }, 'contactAccessMissing', {}],
    [
      { posActivityState: 'SUSPENDED' },
      'saleStateOther',
      { place: 'pointOfSale', state: 'SUSPENDED' },
    ],
    [
      { salesChannelActivityState: 'OFF' },
      'saleStateOther',
      { place: 'salesChannel', state: 'OFF' },
    ],
    [{ allowedChars: 'a-zA-Z ' }, 'charactersForbidden', { characters: ['-', '3', '6', '0', '1'] }],
    [{ orderAbandonDelay: 1800 }, 'abandonDelayInSeconds', { minutes: 30 }],
  ])('warns at %j', (config, code, values) => {
    expect(obstaclesOf(config)).toEqual([{ code, values, level: 'attention' }]);
  });
});

describe('the characters outside a list of allowed ones', () => {
  it.each([
    ['a-c', 'abd', ['d']],
    ['abc-', 'a-z', ['z']],
    ['A-Z', 'é', ['é']],
    ['a-z', 'xx  x', [' ']],
  ])('of %j are those of %j outside it, each once', (allowed, text, forbidden) => {
    expect(forbiddenAmong(allowed, [text])).toEqual(forbidden);
  });

  it.each([null, 7, ' ', '[\\p{L} ]*'])('are unknown where the list is %j', (allowed) => {
    expect(forbiddenAmong(allowed, ['Check'])).toEqual([]);
  });
});
