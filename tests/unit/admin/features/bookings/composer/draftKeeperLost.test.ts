import { bench, found, inOtherOrder, inputWith, opened } from './keeping';

describe('a draft whose answer was lost', () => {
  async function lost() {
    const made = bench(opened());
    made.keeper.note(inputWith(2), true);
    made.pause();
    await made.answer({ kind: 'failed', reason: 'no answer' });
    made.server.has = { ...found(2, 5), input: inOtherOrder(inputWith(2)) };
    return made;
  }

  it('was changed by nobody else: what follows goes on from what the server has', async () => {
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

  it('is not taken for kept when it is changed back: the server may have the other', async () => {
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

describe('a draft that is kept for the first time, and whose answer is lost', () => {
  async function lost() {
    const made = bench();
    made.keeper.note(inputWith(1), true);
    made.pause();
    await made.answer({ kind: 'failed', reason: 'no answer' });
    return made;
  }

  it('is asked for by the same key again, and what was changed since follows', async () => {
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

  it('needs no change where it is as it was', async () => {
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
