import { loadTexts } from '../../../../admin/src/translations/texts';
import { REFUSAL_REASONS } from '../../../../server/src/contracts/reasons/refusals';
import {
  ERROR_CODES,
  meaningOfRefusal,
  WORDS_IN_CODES,
} from '../../../../server/src/s360/interface';

const meant = (detail: string) => meaningOfRefusal(detail)?.reason ?? null;
const marks = (all: readonly { evidence: { mark: string } }[]) => [
  ...new Set(all.map(({ evidence }) => evidence.mark)),
];

describe('the meaning of a refusal', () => {
  it.each([
    ['error.order.availability', 'refusedNoPlaces'],
    ['error.shipmentSent', 'refusedShipmentSent'],
  ])('is known for the documented code %s', (code, expected) => {
    expect(meant(code)).toBe(expected);
    expect(meaningOfRefusal(code)?.evidence.mark).toBe('documented');
  });

  it.each([
    ['error.file.lock', 'refusedLocked'],
    ['FILE_LOCKED', 'refusedLocked'],
    ['error.order.quotaExceeded', 'refusedQuota'],
    ['error.contingent.empty', 'refusedContingent'],
    ['error.product.closed', 'refusedNotOnSale'],
  ])('is concluded from a word of S-360 in %s', (code, expected) => {
    expect(meant(code)).toBe(expected);
    expect(meaningOfRefusal(code)?.evidence.mark).toBe('inferred');
  });

  it.each([
    'ERR_1234',
    'Le quota est épuisé',
    'error.contact.email',
    'error.order.availability.x',
    'error.order.closed',
    'error.contact.blocked',
    'constructor',
    '',
  ])('is not known for %j', (detail) => {
    expect(meant(detail)).toBeNull();
  });

  it('stands in the description for each sentence that there is', () => {
    const told = [...Object.values(ERROR_CODES), ...WORDS_IN_CODES].map(({ reason }) => reason);
    expect([...new Set(told)].sort()).toEqual(Object.keys(REFUSAL_REASONS).sort());
    expect(marks(Object.values(ERROR_CODES))).toEqual(['documented']);
    expect(marks(WORDS_IN_CODES)).toEqual(['inferred']);
  });

  it.each([
    ['en', /probably/],
    ['de', /vermutlich/],
    ['fr', /probablement/],
    ['it', /[Pp]robabilmente/],
  ])('is said to be probable where it is concluded, in %s', async (language, probably) => {
    const texts = await loadTexts(language);
    const said = (reason: string) =>
      Object.entries(texts).find(([id]) => id.endsWith(`reason.${reason}`))?.[1];
    for (const { reason } of WORDS_IN_CODES) expect(said(reason)).toMatch(probably);
    for (const { reason } of Object.values(ERROR_CODES)) expect(said(reason)).not.toMatch(probably);
  });
});
