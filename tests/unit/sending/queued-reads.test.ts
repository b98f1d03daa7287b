import { readNotHeld } from '../../../server/src/sending/queued-reads';

describe('due work', () => {
  it('is not returned when a bulk job puts it on hold meanwhile', async () => {
    const rows = [
      { id: 1, bulkJobId: null },
      { id: 2, bulkJobId: 7 },
      { id: 3, bulkJobId: 8 },
    ];
    const answers = [[], [7]];
    const holding = () => Promise.resolve(answers.shift() ?? []);
    const read = await readNotHeld(holding, () => Promise.resolve(rows));
    expect(read.map(({ id }) => id)).toEqual([1, 3]);
  });

  it('costs one query for bulk jobs when it belongs to none', async () => {
    const holding = jest.fn(() => Promise.resolve([7]));
    await readNotHeld(holding, () => Promise.resolve([{ id: 1, bulkJobId: null }]));
    expect(holding).toHaveBeenCalledTimes(1);
  });
});
