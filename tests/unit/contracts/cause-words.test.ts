import { wordsIn } from '../../../server/src/app/screen-words';
import { MATCH_REVIEW_FIRST } from '../../../server/src/contracts';
import {
  awaitsAnswer,
  causeTitle,
  titleKeyOf,
  todoOf,
} from '../../../server/src/contracts/cause-words';
import { actorOfItem } from '../../../server/src/overview/attention/actors';
import { aCause } from '../admin/features/overview/aCause';

describe('an entry of the list of what waits', () => {
  it('names how many wait, or what an alarm is about', async () => {
    const { textOf } = await wordsIn('en');
    expect(causeTitle(aCause({ count: 3 }), textOf)).toBe('3 contacts could not be sent');
    for (const [cause, title] of [
      ['silence orders', 'Orders: no delivery for longer than usual'],
      ['resend contacts', 'Contacts: S-360 has to send some again'],
      ['unknownState orders', 'Orders in a state that is not known here'],
      ['sendingStopped lost', 'Sending is stopped'],
    ] as const)
      expect(causeTitle(aCause({ kind: 'alarm', cause, count: 1 }), textOf)).toBe(title);
  });

  it('says to answer who is who, where that has to come first, and not to try again', () => {
    const asked = aCause({ cause: MATCH_REVIEW_FIRST });
    expect(todoOf(asked)).toBe('attention.failedPush.asked');
    expect(awaitsAnswer(asked)).toBe(true);
    expect(todoOf(aCause())).toBe('attention.failedPush.todo');
    expect(awaitsAnswer(aCause())).toBe(false);
  });

  it('says of contacts that may be there twice to compare them, and of a number whose it is', () => {
    const asked = (cause: string) => aCause({ kind: 'matchReview', cause });
    expect(titleKeyOf(asked('merge'))).toBe('attention.matchReview.merge');
    expect(todoOf(asked('merge'))).toBe('attention.matchReview.merge.todo');
    expect(titleKeyOf(asked('match'))).toBe('attention.matchReview');
    expect(todoOf(asked('match'))).toBe('attention.matchReview.todo');
  });

  it('says of values that S-360 kept to change them there or to take them', () => {
    const held = (cause: string | null) => aCause({ kind: 'conflict', cause });
    expect(titleKeyOf(held('kept'))).toBe('attention.conflict.kept');
    expect(todoOf(held('kept'))).toBe('attention.conflict.kept.todo');
    expect(titleKeyOf(held(null))).toBe('attention.conflict');
    expect(todoOf(held(null))).toBe('attention.conflict.todo');
  });

  it.each(['failedPush', 'failedPull', 'failedOrderPull'] as const)(
    'names no edit for a %s that only others can cure, but what follows the cure',
    (kind) => {
      for (const actor of ['s360', 'integrator'] as const)
        expect(todoOf(aCause({ kind, actor }))).toBe('attention.failed.cured');
      expect(todoOf(aCause({ kind }))).toBe(`attention.${kind}.todo`);
    },
  );

  it('says to change a refused booking, unless others have to act before it is submitted again', () => {
    const refused = aCause({ kind: 'failedBooking' });
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
    expect(todoOf(aCause({ kind, actor: actorOfItem(code) }))).toBe(todo);
  });
});
