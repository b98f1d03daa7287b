import { MATCH_REVIEW_FIRST } from '../../../server/src/contracts';
import { awaitsAnswer, titleOf, todoOf } from '../../../server/src/contracts/attention-words';
import { actorOfItem } from '../../../server/src/overview/attention/actors';
import { anAttentionGroup } from '../admin/features/overview/anAttentionGroup';

describe('an entry of the list of what waits', () => {
  it('names how many wait, or what an alarm is about', () => {
    const { key, values } = titleOf(anAttentionGroup({ count: 3 }));
    expect([key, values.count]).toEqual(['attention.failedPush', 3]);
    const alarm = { kind: 'silence', stream: 'orders', since: null, periodMinutes: 15 } as const;
    expect(titleOf(anAttentionGroup({ kind: 'alarm', alarm }))).toMatchObject({
      key: 'attention.alarm.silence',
      values: { stream: 'orders' },
    });
  });

  it('says to answer who is who, where that has to come first, and not to try again', () => {
    const asked = anAttentionGroup({ cause: MATCH_REVIEW_FIRST });
    expect(todoOf(asked)).toBe('attention.failedPush.asked');
    expect(awaitsAnswer(asked)).toBe(true);
    expect(todoOf(anAttentionGroup())).toBe('attention.failedPush.todo');
    expect(awaitsAnswer(anAttentionGroup())).toBe(false);
  });

  it('says of contacts that may be there twice to compare them, and of a number whose it is', () => {
    const asked = (cause: string) => anAttentionGroup({ kind: 'matchReview', cause });
    expect(titleOf(asked('merge')).key).toBe('attention.matchReview.merge');
    expect(todoOf(asked('merge'))).toBe('attention.matchReview.merge.todo');
    expect(titleOf(asked('match')).key).toBe('attention.matchReview');
    expect(todoOf(asked('match'))).toBe('attention.matchReview.todo');
  });

  it('says of values that S-360 kept to change them there or to take them', () => {
    const held = (cause: string | null) => anAttentionGroup({ kind: 'conflict', cause });
    expect(titleOf(held('kept')).key).toBe('attention.conflict.kept');
    expect(todoOf(held('kept'))).toBe('attention.conflict.kept.todo');
    expect(titleOf(held(null)).key).toBe('attention.conflict');
    expect(todoOf(held(null))).toBe('attention.conflict.todo');
  });

  it.each(['failedPush', 'failedPull', 'failedOrderPull'] as const)(
    'names no edit for a %s that only others can cure, but what follows the cure',
    (kind) => {
      for (const actor of ['s360', 'integrator'] as const)
        expect(todoOf(anAttentionGroup({ kind, actor }))).toBe('attention.failed.cured');
      expect(todoOf(anAttentionGroup({ kind }))).toBe(`attention.${kind}.todo`);
    },
  );

  it('says to change a refused booking, unless others have to act before it is submitted again', () => {
    const refused = anAttentionGroup({ kind: 'failedBooking' });
    expect(todoOf(refused)).toBe('attention.failedBooking.todo');
    for (const actor of ['s360', 'integrator'] as const)
      expect(todoOf({ ...refused, actor })).toBe('attention.failedBooking.cured');
  });

  it.each([
    ['severalMatch', 'operator', 'attention.itemNotImported.asked'],
    ['typeUnknown', 's360', 'attention.itemNotImported.todo'],
    [null, 's360', 'attention.itemNotImported.todo'],
  ])('of items with the reason %s is for %s', (code, actor, todo) => {
    const kind = 'itemNotImported';
    expect(actorOfItem(code)).toBe(actor);
    expect(todoOf(anAttentionGroup({ kind, actor: actorOfItem(code) }))).toBe(todo);
  });
});
