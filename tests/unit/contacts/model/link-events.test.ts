import { afterEvent, type LinkEvent } from '../../../../server/src/contacts';
import { firstState } from '../../../../server/src/contacts/model/link-states';
import type { LinkRecord, LinkState, Sending } from '../../../../server/src/contacts/records';
import { agreed, aLink, at } from '../../../helpers/builders/contact-records';
import { written } from '../../../helpers/builders/reasons';

const AT = at(0);
const LATER = at(60_000);
const FAILURE = { code: 'refused', reason: written('S-360 refused it'), at: AT.toISOString() };
const OLD_FAILURE = { ...FAILURE, code: 'unreachable' };
const SENDING: Sending = {
  kind: 'update',
  contactType: 'individual',
  revision: 3,
  values: { lastName: 'Keller' },
  fence: 1,
  startedAtMs: AT.getTime(),
};
const DOUBT = { sending: SENDING, since: AT.toISOString(), lookups: 2 };

/** Everything an event may have to put away or to keep. */
const TROUBLED = {
  markedRevision: 5,
  acknowledgedRevision: 2,
  markedAt: AT,
  lane: 'edit',
  bulkJobId: 7,
  sending: SENDING,
  inDoubt: DOUBT,
  failure: OLD_FAILURE,
  attempts: 4,
  nextAttemptAt: AT,
} as const satisfies Partial<LinkRecord>;

const troubled = (state: LinkState, patch: Partial<LinkRecord> = {}): LinkRecord =>
  aLink({ ...TROUBLED, state, ...patch });

function changesBy(link: LinkRecord, event: LinkEvent): Partial<LinkRecord> {
  const entries = Object.entries(afterEvent(link, event));
  const before = new Map<string, unknown>(Object.entries(link));
  return Object.fromEntries(entries.filter(([name, value]) => before.get(name) !== value));
}

const HELD = { base: 'Basel', held: true } as const;
const AT_REST = { failure: null, attempts: 0, nextAttemptAt: null, bulkJobId: null };

/** The states: in sync, pending, sending, failed, in doubt; `-` where the event cannot happen. */
const WAYS: readonly [LinkEvent, string][] = [
  [{ kind: 'marked', at: AT, lane: 'edit' }, 'pending pending sending pending inDoubt'],
  [{ kind: 'requested', at: AT, lane: 'edit' }, 'pending pending sending pending inDoubt'],
  [{ kind: 'compared', left: true }, 'pending pending pending pending pending'],
  [{ kind: 'compared', left: false }, 'inSync inSync inSync inSync inSync'],
  [{ kind: 'shown', at: AT, left: true }, 'pending pending sending failed inDoubt'],
  [{ kind: 'shown', at: AT, left: false }, 'inSync inSync sending inSync inDoubt'],
  [{ kind: 'sendStarted', sending: SENDING }, '- sending - - -'],
  [{ kind: 'accepted', revision: 3, left: true }, 'pending pending pending pending pending'],
  [{ kind: 'accepted', revision: 3, left: false }, 'inSync inSync inSync inSync inSync'],
  [
    { kind: 'retryLater', failure: FAILURE, retryAt: LATER },
    'pending pending pending pending pending',
  ],
  [{ kind: 'refused', failure: FAILURE, left: true }, 'pending pending pending pending pending'],
  [{ kind: 'refused', failure: FAILURE, left: false }, 'failed failed failed failed failed'],
  [
    { kind: 'doubted', inDoubt: DOUBT, failure: FAILURE, lookUpAt: LATER },
    'inDoubt inDoubt inDoubt inDoubt inDoubt',
  ],
  [{ kind: 'questioned', failure: FAILURE }, 'failed failed failed failed failed'],
  [{ kind: 'createAgain', at: AT }, '- - - - pending'],
  [{ kind: 'numberTaken', contactNumber: '4711' }, 'inSync inSync inSync inSync inSync'],
  [{ kind: 'found' }, 'inSync pending sending pending pending'],
  [{ kind: 'remapped' }, 'inSync pending sending failed inDoubt'],
  [{ kind: 'ended', failure: FAILURE }, 'ended ended ended ended -'],
  [{ kind: 'resumed' }, '- - - - -'],
  [{ kind: 'unlinked' }, 'unlinked unlinked - unlinked -'],
  [{ kind: 'deleted' }, 'unlinked unlinked unlinked unlinked unlinked'],
];
const FROM = ['inSync', 'pending', 'sending', 'failed', 'inDoubt'] as const;

describe('a contact link after an event', () => {
  it.each(WAYS)(
    'goes from each earlier state to the right one, for an event of the kind %j',
    (event, ways) => {
      const reached = FROM.map((state) => {
        try {
          return afterEvent(troubled(state), event).state;
        } catch {
          return '-';
        }
      });
      expect(reached.join(' ')).toBe(ways);
    },
  );

  it('that ended is woken by nothing but a person or a pull that shows the contact again', () => {
    const ended = afterEvent(troubled('pending'), { kind: 'ended', failure: FAILURE });
    expect(ended).toMatchObject({ failure: FAILURE, bulkJobId: null, nextAttemptAt: null });
    for (const [event] of WAYS) {
      if (['sendStarted', 'doubted', 'createAgain', 'numberTaken'].includes(event.kind)) {
        expect(() => afterEvent(ended, event)).toThrow('A link that is ended cannot be');
        continue;
      }
      const { failure, state } = afterEvent(ended, event);
      if (event.kind === 'resumed') expect([state, failure]).toEqual(['inSync', null]);
      else if (event.kind === 'unlinked' || event.kind === 'deleted')
        expect(state).toBe('unlinked');
      else expect([state, failure]).toEqual(['ended', FAILURE]);
    }
  });

  it('starts as pending without a number, and in sync with one', () => {
    expect(firstState(null)).toBe('pending');
    expect(firstState('1000')).toBe('inSync');
  });

  it('is due at once after a change at rest, may be put on hold by a bulk job, and keeps its failure until S-360 has answered', () => {
    const marked: LinkEvent = { kind: 'marked', at: LATER, lane: 'bulk', bulkJobId: 9 };
    expect(changesBy(troubled('failed'), marked)).toEqual({
      state: 'pending',
      markedRevision: 6,
      markedAt: LATER,
      lane: 'bulk',
      attempts: 0,
      nextAttemptAt: null,
      bulkJobId: 9,
    });
  });

  it('counts another change without losing its lane, its failure or its hold', () => {
    const marked: LinkEvent = { kind: 'marked', at: LATER, lane: 'bulk', bulkJobId: 9 };
    const counted = { markedRevision: 6, markedAt: LATER };
    expect(changesBy(troubled('pending'), marked)).toEqual(counted);
    expect(changesBy(troubled('sending'), marked)).toEqual(counted);
    expect(changesBy(troubled('pending', { lane: 'bulk' }), { ...marked, lane: 'edit' })).toEqual({
      ...counted,
      lane: 'edit',
    });
  });

  it('loses the hold of a bulk job only when the change says so', () => {
    const marked = { kind: 'marked', at: LATER, lane: 'edit' } as const;
    expect(afterEvent(troubled('pending'), { ...marked, release: true }).bulkJobId).toBeNull();
    expect(afterEvent(troubled('pending'), { ...marked, release: false }).bulkJobId).toBe(7);
    expect(afterEvent(troubled('pending'), marked).bulkJobId).toBe(7);
  });

  it('is due at once when a person requests a push, whatever failed or put it on hold, and keeps the failure until S-360 has answered', () => {
    const requested: LinkEvent = { kind: 'requested', at: LATER, lane: 'bulk' };
    const asked = { markedRevision: 6, lane: 'bulk', bulkJobId: null };
    expect(changesBy(troubled('failed'), requested)).toEqual({
      ...asked,
      attempts: 0,
      nextAttemptAt: null,
      state: 'pending',
    });
    expect(changesBy(troubled('inDoubt'), requested)).toEqual({ ...asked, markedAt: LATER });
  });

  it('has waited since its change, however often it is requested after failures', () => {
    const requested: LinkEvent = { kind: 'requested', at: LATER, lane: 'bulk' };
    expect(afterEvent(troubled('failed', { markedAt: AT }), requested).markedAt).toEqual(AT);
    expect(afterEvent(troubled('failed', { markedAt: null }), requested).markedAt).toEqual(LATER);
    expect(afterEvent(aLink(), requested).markedAt).toEqual(LATER);
  });

  it('is pending in the lane of bulk work when S-360 shows it at rest with something left to send', () => {
    const shown = { kind: 'shown', at: LATER } as const;
    expect(changesBy(aLink({ lane: 'edit' }), { ...shown, left: true })).toEqual({
      state: 'pending',
      markedRevision: 1,
      markedAt: LATER,
      lane: 'bulk',
    });
    expect(changesBy(troubled('pending'), { ...shown, left: true })).toEqual({});
    expect(changesBy(aLink(), { ...shown, left: false })).toEqual({});
  });

  it('is at rest with all changes acknowledged when nothing is left to send', () => {
    expect(changesBy(troubled('pending'), { kind: 'compared', left: false })).toEqual({
      ...AT_REST,
      state: 'inSync',
      acknowledgedRevision: 5,
    });
    expect(changesBy(troubled('pending'), { kind: 'compared', left: true })).toEqual({});
  });

  it('knows the revision that S-360 accepted while more is left to send', () => {
    expect(changesBy(troubled('sending'), { kind: 'accepted', revision: 3, left: true })).toEqual({
      state: 'pending',
      acknowledgedRevision: 3,
      sending: null,
      inDoubt: null,
      failure: null,
      attempts: 0,
      nextAttemptAt: null,
    });
  });

  it('is retried later with one more attempt and the reason', () => {
    const event: LinkEvent = { kind: 'retryLater', failure: FAILURE, retryAt: LATER };
    expect(changesBy(troubled('sending'), event)).toEqual({
      state: 'pending',
      sending: null,
      failure: FAILURE,
      nextAttemptAt: LATER,
      attempts: 5,
    });
  });

  it('counts a refusal as an attempt unless the contact has changed since the push', () => {
    const refused = { kind: 'refused', failure: FAILURE } as const;
    const ended = { sending: null, failure: FAILURE, nextAttemptAt: null };
    expect(changesBy(troubled('sending'), { ...refused, left: false })).toEqual({
      ...ended,
      state: 'failed',
      attempts: 5,
    });
    expect(changesBy(troubled('sending'), { ...refused, left: true })).toEqual({
      ...ended,
      state: 'pending',
    });
  });

  it('is looked up from the first attempt on while its create is in doubt', () => {
    const inDoubt = { ...DOUBT, lookups: 0 };
    const event: LinkEvent = { kind: 'doubted', inDoubt, failure: FAILURE, lookUpAt: LATER };
    expect(changesBy(troubled('sending'), event)).toEqual({
      state: 'inDoubt',
      sending: null,
      inDoubt,
      failure: FAILURE,
      attempts: 0,
      nextAttemptAt: LATER,
    });
  });

  it('names the match review that its create waits for', () => {
    expect(changesBy(troubled('pending'), { kind: 'questioned', failure: FAILURE })).toEqual({
      state: 'failed',
      failure: FAILURE,
    });
  });

  it('is created again at once when a person decides so', () => {
    expect(
      changesBy(troubled('inDoubt', { lane: 'bulk' }), { kind: 'createAgain', at: LATER }),
    ).toEqual({
      ...AT_REST,
      state: 'pending',
      markedRevision: 6,
      markedAt: LATER,
      lane: 'edit',
      inDoubt: null,
    });
  });

  it('has no push in progress any more once S-360 has its contact under a number', () => {
    const link = troubled('inDoubt', { contactNumber: null });
    expect(changesBy(link, { kind: 'numberTaken', contactNumber: '4711' })).toEqual({
      ...AT_REST,
      state: 'inSync',
      contactNumber: '4711',
      sending: null,
      inDoubt: null,
      acknowledgedRevision: 5,
    });
  });

  it('is due at once when S-360 shows the contact of a failed create or one in doubt', () => {
    const due = { state: 'pending', failure: null, attempts: 0, nextAttemptAt: null };
    expect(changesBy(troubled('failed'), { kind: 'found' })).toEqual(due);
    expect(changesBy(troubled('inDoubt'), { kind: 'found' })).toEqual(due);
    expect(changesBy(troubled('pending'), { kind: 'found' })).toEqual({});
  });

  it('is in conflict at rest after a remapping only while a field needs a decision', () => {
    const held = { ...agreed({ lastName: 'Keller' }), town: HELD };
    expect(changesBy(aLink({ state: 'conflict' }), { kind: 'remapped' })).toEqual({
      state: 'inSync',
    });
    expect(changesBy(aLink({ observations: held }), { kind: 'remapped' })).toEqual({
      state: 'conflict',
    });
  });

  it('is not retried when its contact was deleted', () => {
    expect(changesBy(troubled('pending'), { kind: 'deleted' })).toEqual({
      state: 'unlinked',
      nextAttemptAt: null,
    });
  });
});
