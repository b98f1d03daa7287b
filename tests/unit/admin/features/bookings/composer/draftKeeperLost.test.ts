import { bench, found, inOtherOrder, inputWith, opened } from './keeping';

describe('a saved draft after the answer to a save was lost', () => {
  async function lost() {
    const made = bench(opened());
    made.keeper.note(inputWith(2), true);
    made.pause();
    await made.answer({ kind: 'failed', reason: 'no answer' });
    made.server.has = { ...found(2, 5), input: inOtherOrder(inputWith(2)) };
    return made;
  }

  it('continues from the version on the server when nobody else changed it', async () => {
    const { answer, calls, kept, keeper, pause, phase } = await lost();
    keeper.note(inputWith(3), true);
    pause();
    await answer({ kind: 'conflict' });
    expect(calls.slice(1)).toEqual([
      { revision: 4, quantity: 3 },
      { revision: 5, quantity: 3 },
    ]);
    await answer(kept(3, 6));
    expect(phase()).toBe('saved');
  });

  it('is saved again when it is changed back, as the server may have the lost change', async () => {
    const { calls, keeper, pause } = await lost();
    keeper.note(inputWith(1), true);
    pause();
    expect(calls.at(-1)).toEqual({ revision: 4, quantity: 1 });
  });

  it('is in conflict when somebody else has changed it since', async () => {
    const { answer, keeper, pause, phase, server } = await lost();
    server.has = found(7, 6);
    keeper.note(inputWith(3), true);
    pause();
    await answer({ kind: 'conflict' });
    expect(phase()).toBe('conflict');
  });
});

describe('a new draft after the answer to its first save was lost', () => {
  async function lost() {
    const made = bench();
    made.keeper.note(inputWith(1), true);
    made.pause();
    await made.answer({ kind: 'failed', reason: 'no answer' });
    return made;
  }

  it('is saved again under the same key, followed by later changes', async () => {
    const { answer, calls, keeper, kept, keys, pause, phase } = await lost();
    keeper.note(inputWith(2), true);
    pause();
    await answer(kept(1, 1));
    expect(calls.slice(1)).toEqual([
      { revision: null, quantity: 2 },
      { revision: 1, quantity: 2 },
    ]);
    await answer(kept(2, 2));
    expect([phase(), keys]).toEqual(['saved', ['key1', 'key1']]);
  });

  it('needs no further save when nothing changed since', async () => {
    const { answer, calls, keeper, kept, phase } = await lost();
    const flushed = keeper.flush();
    await answer(kept(1, 1));
    expect([(await flushed)?.revision, phase(), calls.length]).toEqual([1, 'saved', 2]);
  });

  it('is in conflict when somebody else has changed it since', async () => {
    const { answer, keeper, kept, pause, phase, server } = await lost();
    server.has = found(7, 2);
    keeper.note(inputWith(2), true);
    pause();
    await answer(kept(7, 2));
    await answer({ kind: 'conflict' });
    expect(phase()).toBe('conflict');
  });
});
