import { catalogNotBefore, dueOfCatalog } from '../../../server/src/catalog/work';
import { NOW, wanted } from './catalog-ports';

const SOON = new Date(NOW.getTime() + 60_000);
const LATER = new Date(NOW.getTime() + 3_600_000);

describe('a queued catalog refresh', () => {
  it.each([
    ['at once', null, null, null],
    ['after its own wait', SOON, null, SOON],
    ['when S-360 takes calls again', null, LATER, LATER],
    ['after both its own wait and the later closing of S-360', SOON, LATER, LATER],
    ['after both the closing of S-360 and its own later wait', LATER, SOON, LATER],
  ])('becomes due %s', async (_when, nextAttemptAt, refusedUntil, expected) => {
    expect(catalogNotBefore({ nextAttemptAt, refusedUntil })).toEqual(expected);
    const { ports } = wanted({ next: { nextAttemptAt, refusedUntil } });
    const { settings } = ports;
    const due = (now: Date) => dueOfCatalog(settings, ports, now);
    expect(await due(LATER)).toMatchObject([{ kind: 'catalog' }]);
    const isDueNow = expected === null;
    expect((await due(NOW)).map(({ kind }) => kind)).toEqual(isDueNow ? ['catalog'] : []);
  });
});
