import type { Knex } from 'knex';
import type { StrapiDatabase } from '../../../../server/src/kernel/database/strapi-database';
import { sharedClock } from '../../../../server/src/kernel/database/shared-clock';
import { databaseTimeMs } from '../../../../server/src/kernel/database/time';

function timeIn(answer: unknown, client: StrapiDatabase['client'] = 'postgres') {
  const database = { client, clock: sharedClock() };
  const transaction = { raw: async () => answer } as unknown as Pick<Knex, 'raw'>;
  return databaseTimeMs(database, transaction);
}

describe('the time of the database', () => {
  it.each([
    ['rows', [{ now: 1_772_000_000_000 }]],
    ['an object with rows, as text', { rows: [{ now: '1772000000000' }] }],
    ['rows and fields', [[{ now: 1_772_000_000_000 }], []]],
  ])('is read from %s', async (_what, answer) => {
    expect(await timeIn(answer)).toBe(1_772_000_000_000);
  });

  it.each([[[]], [{ rows: [] }], [undefined], [[[{ now: 'x' }]]]])(
    'causes an error when it is missing from the answer %j',
    async (answer) => {
      await expect(timeIn(answer)).rejects.toThrow('did not return its time');
    },
  );
});
