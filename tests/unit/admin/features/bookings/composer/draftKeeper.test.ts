import { inputOf } from '../../../../../../admin/src/features/bookings/composer/model/draft';
import type { KeepingOutcome } from '../../../../../../admin/src/features/bookings/composer/model/draftKeeper';
import { draftOf, keptBooking } from './composing';
import { bench, found, inOtherOrder, inputWith, opened } from './keeping';

describe('the automatic saving of a draft', () => {
  it('starts once the draft is worth saving, after a pause, and groups several changes into one save', async () => {
    const { answer, calls, kept, keeper, pause, phase } = bench();
    keeper.note(inputWith(0), false);
    pause();
    expect([phase(), calls]).toEqual(['nothing', []]);
    keeper.note(inputWith(1), true);
    keeper.note(inputWith(2), true);
    expect([phase(), calls]).toEqual(['unsaved', []]);
    pause();
    expect(phase()).toBe('saving');
    await answer(kept(2, 1));
    expect([phase(), calls]).toEqual(['saved', [{ revision: null, quantity: 2 }]]);
  });

  it('sends a change made during a save with the revision that the save returned', async () => {
    const { answer, calls, kept, keeper, pause, phase } = bench();
    keeper.note(inputWith(1), true);
    pause();
    keeper.note(inputWith(2), true);
    keeper.note(inputWith(3), true);
    await answer(kept(1, 1));
    expect(calls).toEqual([
      { revision: null, quantity: 1 },
      { revision: 1, quantity: 3 },
    ]);
    await answer(kept(3, 2));
    expect(phase()).toBe('saved');
  });

  it('sends nothing when a change is undone before the pause ends', async () => {
    const { calls, keeper, pause, phase } = bench(opened());
    keeper.note(inputWith(2), true);
    keeper.note(inputWith(1), true);
    pause();
    expect([phase(), calls]).toEqual(['saved', []]);
  });

  it('also saves a draft that was emptied after an earlier save', async () => {
    const { calls, keeper, pause } = bench(opened());
    keeper.note(inputOf(draftOf(), 'en'), false);
    pause();
    expect(calls).toEqual([{ revision: 4, quantity: undefined }]);
  });

  it('saves the draft immediately before it is submitted', async () => {
    const { answer, kept, keeper } = bench(opened());
    keeper.note(inputWith(2), true);
    const flushed = keeper.flush();
    await answer(kept(2, 5));
    expect((await flushed)?.revision).toBe(5);
  });

  it('retries a save that failed', async () => {
    const { answer, calls, kept, keeper, pause, phase } = bench(opened());
    keeper.note(inputWith(2), true);
    pause();
    await answer({ kind: 'failed', reason: 'no network' });
    expect([phase(), keeper.state().reason]).toEqual(['failed', 'no network']);
    const flushed = keeper.flush();
    await answer(kept(2, 5));
    expect([(await flushed)?.revision, phase()]).toEqual([5, 'saved']);
    expect(calls).toHaveLength(2);
  });

  it('stops once the draft is being discarded', () => {
    const { calls, keeper, pause } = bench(opened());
    keeper.note(inputWith(2), true);
    keeper.stop();
    pause();
    expect(calls).toEqual([]);
  });
});

describe('a draft that somebody else has changed', () => {
  async function conflict() {
    const made = bench(opened());
    made.keeper.note(inputWith(2), true);
    made.pause();
    made.server.has = found(7, 5);
    await made.answer({ kind: 'conflict' });
    return made;
  }

  it('waits for a decision, even when it is edited further', async () => {
    const { calls, keeper, pause, phase } = await conflict();
    keeper.note(inputWith(3), true);
    pause();
    expect(await keeper.flush()).toBeNull();
    expect([phase(), calls]).toEqual(['conflict', [{ revision: 4, quantity: 2 }]]);
  });

  it('continues from the other version when the user chooses that version', async () => {
    const { calls, keeper, pause, phase } = await conflict();
    keeper.takeTheirs(found(7, 5));
    keeper.note(inputWith(7), true);
    pause();
    expect([phase(), calls.length]).toEqual(['saved', 1]);
    keeper.note(inputWith(8), true);
    pause();
    expect(calls.at(-1)).toEqual({ revision: 5, quantity: 8 });
  });

  it('overwrites the other version with the latest edits when the user keeps the own version', async () => {
    const { answer, calls, keeper, kept, phase } = await conflict();
    keeper.note(inputWith(3), true);
    keeper.keepMine(keptBooking(inputWith(7), 5));
    expect(calls.at(-1)).toEqual({ revision: 5, quantity: 3 });
    await answer(kept(3, 6));
    expect(phase()).toBe('saved');
  });
});

describe('a draft that somebody else has discarded', () => {
  it('waits, and is saved as a new draft when the user wants that', async () => {
    const { answer, calls, kept, keeper, keys, pause, phase } = bench(opened());
    keeper.note(inputWith(2), true);
    pause();
    await answer({ kind: 'gone' });
    keeper.note(inputWith(3), true);
    pause();
    expect([phase(), calls.length]).toEqual(['gone', 1]);
    keeper.keepAsNew();
    expect(calls.at(-1)).toEqual({ revision: null, quantity: 3 });
    expect(keys).toEqual(['key2']);
    await answer(kept(3, 1));
    expect(phase()).toBe('saved');
  });
});

describe('a draft that is compared with the version on the server', () => {
  it('continues from the version on the server when both are equal', async () => {
    const { answer, calls, kept, keeper, pause, phase } = bench(opened());
    keeper.face({ ...found(1, 6), input: inOtherOrder(inputWith(1)) });
    expect(phase()).toBe('saved');
    keeper.note(inputWith(2), true);
    pause();
    expect(calls).toEqual([{ revision: 6, quantity: 2 }]);
    await answer(kept(2, 7));
  });

  it('is in conflict when both differ, and can replace the version on the server without another edit', async () => {
    const { answer, calls, kept, keeper, phase } = bench(opened());
    keeper.face(found(7, 5));
    expect(phase()).toBe('conflict');
    keeper.keepMine(keptBooking(inputWith(7), 5));
    expect(calls).toEqual([{ revision: 5, quantity: 1 }]);
    await answer(kept(1, 6));
    expect(phase()).toBe('saved');
  });

  it('counts as discarded when the server no longer has it', () => {
    const { keeper, phase } = bench(opened());
    keeper.face(null);
    expect(phase()).toBe('gone');
  });
});

describe('the warning before the composer is left', () => {
  it('does not appear while the draft can be saved', async () => {
    const { answer, kept, keeper } = bench(opened());
    expect(keeper.wouldLose()).toBe(false);
    keeper.note(inputWith(2), true);
    expect(keeper.wouldLose()).toBe(false);
    const flushed = keeper.flush();
    await answer(kept(2, 5));
    await flushed;
    expect(keeper.wouldLose()).toBe(false);
  });

  it.each<KeepingOutcome>([
    { kind: 'failed', reason: 'no network' },
    { kind: 'conflict' },
    { kind: 'gone' },
  ])('appears after a save ended as "$kind", until the draft is given up', async (outcome) => {
    const { answer, keeper, pause } = bench(opened());
    keeper.note(inputWith(2), true);
    pause();
    await answer(outcome);
    expect(keeper.wouldLose()).toBe(true);
    keeper.stop();
    expect(keeper.wouldLose()).toBe(false);
  });

  it('does not appear when the draft was given up during a save', async () => {
    const { answer, keeper, pause } = bench(opened());
    keeper.note(inputWith(2), true);
    pause();
    keeper.stop();
    await answer({ kind: 'failed', reason: 'no network' });
    expect(keeper.wouldLose()).toBe(false);
  });
});
