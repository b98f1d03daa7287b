import { storedCatalogInstead } from '../../../../server/src/contract-check/trials/stored-catalog';

const BEGUN_MS = Date.UTC(2026, 4, 5, 10);
const TEN_MINUTES_MS = 600_000;

/** What a check finds where its call is permitted, and a catalog is stored, after these times. */
async function foundWhere({ permittedAfterMs = 0, storedAfterMs = Infinity }) {
  let passedMs = 0;
  const stored = await storedCatalogInstead({
    now: () => new Date(BEGUN_MS + passedMs),
    pause: async (ms) => void (passedMs += ms),
    waitMs: async () => permittedAfterMs - passedMs,
    stored: async () => (passedMs >= storedAfterMs ? 'stored' : null),
  });
  return { stored, passedMs };
}

describe('the stored catalog that a contract check uses', () => {
  it('is used at once when its own call would wait for minutes', async () => {
    const found = await foundWhere({ permittedAfterMs: TEN_MINUTES_MS, storedAfterMs: 0 });
    expect(found).toEqual({ stored: 'stored', passedMs: 0 });
  });

  it('is left for a call that is permitted now or soon', async () => {
    const found = await foundWhere({ permittedAfterMs: 20_000, storedAfterMs: 0 });
    expect(found).toEqual({ stored: null, passedMs: 0 });
  });

  it('is waited for while the CRM is reading it', async () => {
    const found = await foundWhere({ permittedAfterMs: TEN_MINUTES_MS, storedAfterMs: 14_500 });
    expect(found).toEqual({ stored: 'stored', passedMs: 15_000 });
  });

  it('is not waited for any longer than a read takes', async () => {
    const found = await foundWhere({ permittedAfterMs: TEN_MINUTES_MS });
    expect(found).toEqual({ stored: null, passedMs: 60_000 });
  });
});
