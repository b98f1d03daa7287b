import { dispatchedTrust } from '../../../../server/src/sending/trust/dispatched-trust';
import type { ReadBackRecord } from '../../../../server/src/sending/trust/read-back-record';
import type { ReadBacks } from '../../../../server/src/sending/trust/read-back-store';
import {
  awaitProof,
  stopTrust,
  type TrustRecord,
} from '../../../../server/src/sending/trust/trust-record';
import type { Verdict } from '../../../../server/src/sending/trust/verdict';
import { anOpenGate, someProofs } from '../../../helpers/builders/trust';

const AT = new Date('2026-03-01T10:00:00.000Z');
const INSTITUTION = { code: 'myvenue', baseUrl: 'https://myvenue.example', savingBasis: '' };
const UNPROVEN = anOpenGate({ proofs: someProofs(0) });
const STOPPED = stopTrust(UNPROVEN.trust, { cause: 'lost', by: null, at: AT });

const THEIR_CLOCK_AHEAD_MS = 90_000;
const SAVE = { reference: 'first', contactNumber: '1001' } as ReadBackRecord;

/** The trust in a dispatcher whose save is concluded with this record. */
async function aDispatchedTrust(concluded: TrustRecord, interrupted: ReadBackRecord[] = []) {
  const noted: string[] = [];
  const done: object[] = [];
  const readBacks = {
    conclude: () => Promise.resolve(concluded),
    findInterrupted: () => Promise.resolve(interrupted),
    noteDone: async (_reference: string, one: object) => void done.push(one),
  };
  const trust = dispatchedTrust({
    institution: INSTITUTION,
    gateOf: () => Promise.resolve(UNPROVEN),
    readBacks: readBacks as unknown as ReadBacks,
    now: () => AT,
    clockOffsetMs: () => THEIR_CLOCK_AHEAD_MS,
    random: () => 0.5,
    stopped: () => void noted.push('stopped'),
    log: { warn: (line) => void noted.push(line) },
  });
  await trust.gate();
  return { noted, done, push: trust.push, recover: trust.recover };
}

const LOST: Verdict = { kind: 'lost', lost: [], altered: [], mayBeAnothers: false };

describe('the trust record in the dispatcher', () => {
  it('lets the next save start once the read-back of the previous one succeeded', async () => {
    const { push } = await aDispatchedTrust(UNPROVEN.trust);
    expect(push.enter()).toBe(true);
    expect(push.enter()).toBe(false);
    await push.conclude(SAVE, { kind: 'unclear' });
    push.leave();
    expect([push.isSending(), push.enter()]).toEqual([true, true]);
  });

  it('stops all sending once a save lost something, even for work already chosen', async () => {
    const { noted, push } = await aDispatchedTrust(STOPPED);
    push.enter();
    await push.conclude(SAVE, LOST);
    push.leave();
    expect(push.isSending()).toBe(false);
    expect(noted).toHaveLength(2);
  });
});

describe('a save of an earlier process', () => {
  it('counts as done by now at the latest, by the clock of S-360', async () => {
    const interrupted = { ...SAVE, before: {} };
    const { done, recover } = await aDispatchedTrust(UNPROVEN.trust, [interrupted]);
    await recover(7);
    const doneByMs = AT.getTime() + THEIR_CLOCK_AHEAD_MS;
    expect(done).toEqual([{ isAccepted: false, contactNumber: '1001', doneByMs }]);
  });
});

describe('the trust record of an institution', () => {
  it('lets one unproven save start at a time', () => {
    const first = awaitProof(UNPROVEN.trust, 'first');
    expect(first).toMatchObject({ awaited: 'first' });
    expect(first && awaitProof(first, 'second')).toBeNull();
  });

  it('lets no save start once any process has stopped sending', () => {
    expect(awaitProof(STOPPED, 'second')).toBeNull();
  });
});
