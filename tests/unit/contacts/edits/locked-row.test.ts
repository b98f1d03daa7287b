import { lockedRow } from '../../../../server/src/contacts/edits/locked-row';

describe('the row that a guarded write has locked', () => {
  it('is available to that write only, once, by its id', async () => {
    const locked = lockedRow();
    const taken = await locked.run({ id: 7, town: 'Basel' }, async () => {
      await Promise.resolve();
      return [locked.take(8), locked.take('7'), locked.take(7)];
    });
    expect(taken).toEqual([null, { id: 7, town: 'Basel' }, null]);
    expect(locked.take(7)).toBeNull();
  });

  it('is separate for each of two concurrent writes', async () => {
    const locked = lockedRow();
    const write = (id: number) =>
      locked.run({ id }, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return locked.take(id);
      });
    expect(await Promise.all([write(1), write(2)])).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('is absent when nothing was locked', async () => {
    const locked = lockedRow();
    expect(await locked.run(null, () => Promise.resolve(locked.take(1)))).toBeNull();
  });
});
