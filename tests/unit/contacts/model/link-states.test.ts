import {
  afterEvent,
  isAtRest,
  type LinkEvent,
  WOKEN_BY_MARK,
} from '../../../../server/src/contacts';
import type { LinkRecord, LinkState, Sending } from '../../../../server/src/contacts/records';
import { agreed, aLink } from '../../../helpers/builders/contact-records';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-11-27T08:00:00Z');
const FAILURE = { code: 'refused', reason: written('S-360 refused it'), at: AT.toISOString() };
const HELD = { base: 'Basel', remote: 'Bern', held: true } as const;
const SENDING: Sending = {
  kind: 'create',
  contactType: 'individual',
  revision: 1,
  values: { lastName: 'Keller' },
  fence: 1,
  startedAtMs: AT.getTime(),
};
const DOUBT = { sending: SENDING, since: AT.toISOString(), lookups: 0 };

/** A link in the given state, with a push, failure or doubt where the state has one. */
const linkIn = (state: LinkState, patch: Partial<LinkRecord> = {}): LinkRecord =>
  aLink({
    state,
    observations: {
      ...agreed({ lastName: 'Keller' }),
      ...(state === 'conflict' && { town: HELD }),
    },
    sending: state === 'sending' ? SENDING : null,
    inDoubt: state === 'inDoubt' ? DOUBT : null,
    failure: state === 'failed' || state === 'inDoubt' ? FAILURE : null,
    ...patch,
  });

const STATES: readonly LinkState[] = [
  'inSync',
  'conflict',
  'pending',
  'sending',
  'failed',
  'inDoubt',
  'ended',
  'unlinked',
];

const EVENTS: readonly LinkEvent[] = [
  { kind: 'marked', at: AT, lane: 'edit' },
  { kind: 'requested', at: AT, lane: 'edit' },
  ...[true, false].flatMap((left): LinkEvent[] => [
    { kind: 'compared', left },
    { kind: 'shown', at: AT, left },
    { kind: 'accepted', revision: 1, left },
    { kind: 'refused', failure: FAILURE, left },
  ]),
  { kind: 'sendStarted', sending: SENDING },
  { kind: 'retryLater', failure: FAILURE, retryAt: AT },
  { kind: 'doubted', inDoubt: DOUBT, failure: FAILURE, lookUpAt: AT },
  { kind: 'questioned', failure: FAILURE },
  { kind: 'createAgain', at: AT },
  { kind: 'numberTaken', contactNumber: '4711' },
  { kind: 'found' },
  { kind: 'remapped' },
  { kind: 'ended', failure: FAILURE },
  { kind: 'resumed' },
  { kind: 'unlinked' },
  { kind: 'deleted' },
];

/** Every possible event in every state. */
const transitions = STATES.flatMap((state) =>
  [undefined, ...(state === 'inSync' ? [] : [HELD])].flatMap((town) =>
    EVENTS.flatMap((event) => {
      const before = linkIn(state);
      const observed = { ...before.observations, ...(town && { town }) };
      const link = town === undefined ? before : { ...before, observations: observed };
      try {
        return [{ event, link, after: afterEvent(link, event) }];
      } catch {
        return [];
      }
    }),
  ),
);

describe('the state of a contact link', () => {
  it('is not changed by a version that does not know it', () => {
    const link = { ...linkIn('inSync'), state: 'ofNextYear' as LinkState };
    for (const event of EVENTS) expect(() => afterEvent(link, event)).toThrow('ofNextYear');
  });

  it('at rest is "conflict" exactly while a field needs a decision', () => {
    expect(transitions.length).toBeGreaterThan(200);
    for (const { after } of transitions.filter(({ after: { state } }) => isAtRest({ state }))) {
      const isHeld = Object.values(after.observations).some(({ held }) => held);
      expect(after.state).toBe(isHeld ? 'conflict' : 'inSync');
    }
  });

  it('at rest has no pending work, failure or hold', () => {
    for (const { after } of transitions.filter(({ after: { state } }) => isAtRest({ state }))) {
      expect(after).toMatchObject({
        acknowledgedRevision: after.markedRevision,
        attempts: 0,
        failure: null,
        bulkJobId: null,
        nextAttemptAt: null,
      });
    }
  });

  it('stays "unlinked" once its contact was deleted', () => {
    for (const { after, link } of transitions)
      if (link.state === 'unlinked') expect(after.state).toBe('unlinked');
    expect(afterEvent(linkIn('sending'), { kind: 'deleted' })).toMatchObject({
      state: 'unlinked',
      sending: SENDING,
    });
  });

  it('becomes "unlinked" by a person, unless a call is out or its answer was lost', () => {
    const event: LinkEvent = { kind: 'unlinked' };
    for (const state of ['inSync', 'conflict', 'pending', 'failed'] as const) {
      expect(afterEvent(linkIn(state), event)).toMatchObject({
        state: 'unlinked',
        failure: null,
        nextAttemptAt: null,
      });
    }
    for (const state of ['sending', 'inDoubt'] as const)
      expect(() => afterEvent(linkIn(state), event)).toThrow();
  });

  it('becomes "sending" from "pending" only', () => {
    const event: LinkEvent = { kind: 'sendStarted', sending: SENDING };
    expect(afterEvent(linkIn('pending'), event)).toMatchObject({
      state: 'sending',
      sending: SENDING,
    });
    for (const state of STATES.filter((one) => one !== 'pending' && one !== 'unlinked'))
      expect(() => afterEvent(linkIn(state), event)).toThrow(`A link that is ${state} cannot be`);
  });

  it('becomes "pending" by a mark at rest or after a failure, otherwise the mark is compared later', () => {
    expect([...WOKEN_BY_MARK].sort()).toEqual(['conflict', 'failed', 'inSync']);
    for (const state of STATES) {
      const after = afterEvent(linkIn(state), {
        kind: 'marked',
        at: AT,
        lane: 'bulk',
        bulkJobId: 7,
      });
      const isWoken = WOKEN_BY_MARK.includes(state);
      expect([after.state, after.bulkJobId]).toEqual(isWoken ? ['pending', 7] : [state, null]);
    }
  });

  it('keeps the lane of a person’s edit whatever else marks the link', () => {
    const mark: LinkEvent = { kind: 'marked', at: AT, lane: 'bulk' };
    expect(afterEvent(linkIn('pending', { lane: 'edit' }), mark).lane).toBe('edit');
    expect(afterEvent(linkIn('inSync', { lane: 'edit' }), mark).lane).toBe('bulk');
  });

  it('stays "in doubt" when a person requests a push, so that nothing is created twice', () => {
    const requested: LinkEvent = { kind: 'requested', at: AT, lane: 'edit' };
    expect(afterEvent(linkIn('inDoubt'), requested)).toMatchObject({
      state: 'inDoubt',
      inDoubt: DOUBT,
      failure: FAILURE,
    });
    expect(afterEvent(linkIn('inDoubt'), { kind: 'createAgain', at: AT })).toMatchObject({
      state: 'pending',
      inDoubt: null,
      failure: null,
    });
  });

  it('comes to rest after a receipt, except when a create was refused', () => {
    const shown: LinkEvent = { kind: 'shown', at: AT, left: false };
    expect(afterEvent(linkIn('failed', { contactNumber: '4711' }), shown).state).toBe('inSync');
    expect(afterEvent(linkIn('failed', { contactNumber: null }), shown).state).toBe('failed');
    expect(afterEvent(linkIn('sending'), shown).state).toBe('sending');
  });

  it('is "pending" again after a refusal when the contact was edited meanwhile', () => {
    const refused = (left: boolean): LinkEvent => ({ kind: 'refused', failure: FAILURE, left });
    expect(afterEvent(linkIn('sending'), refused(true)).state).toBe('pending');
    expect(afterEvent(linkIn('sending'), refused(false))).toMatchObject({
      state: 'failed',
      attempts: 1,
      sending: null,
    });
  });
});
