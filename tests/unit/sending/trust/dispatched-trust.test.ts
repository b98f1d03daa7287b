import { dispatchedTrust } from '../../../../server/src/sending/trust/dispatched-trust';
import type { ReadBackRecord } from '../../../../server/src/sending/trust/read-back-record';
import type { ReadBacks } from '../../../../server/src/sending/trust/read-back-store';
import {
  awaitingProof,
  stopped,
  type TrustRecord,
} from '../../../../server/src/sending/trust/trust-record';
import type { Verdict } from '../../../../server/src/sending/trust/verdict';
import { anOpenGate, someProofs } from '../../../helpers/builders/trust';

const AT = new Date('2026-03-01T10:00:00.000Z');
const INSTITUTION = { code: 'myvenue', baseUrl: 'https://myvenue.example', savingBasis: '' };
const UNPROVEN = anOpenGate({ proofs: someProofs(0) });
const STOPPED = stopped(UNPROVEN.trust, { cause: 'lost', by: null, at: AT });

const SAVE = { reference: 'first', contactNumber: '1001' } as ReadBackRecord;

/** The trust as a dispatcher has it, whose save is concluded with this record. */
async function aDispatchedTrust(concluded: TrustRecord) {
  const noted: string[] = [];
  const trust = dispatchedTrust({
    institution: { ...INSTITUTION, readBackOneIn: 50 },
    gateOf: () => Promise.resolve(UNPROVEN),
    readBacks: { conclude: () => Promise.resolve(concluded) } as unknown as ReadBacks,
    now: () => AT,
    random: () => 0.5,
    stopped: () => void noted.push('stopped'),
    log: { warn: (line) => void noted.push(line) },
  });
  await trust.gate();
  return { noted, push: trust.push };
}

const LOST: Verdict = { kind: 'lost', lost: [], altered: [], mayBeAnothers: false };

describe('the trust that a dispatcher keeps in mind', () => {
  it('lets the next save begin once the one before was read back well', async () => {
    const { push } = await aDispatchedTrust(UNPROVEN.trust);
    expect(push.enter()).toBe(true);
    expect(push.enter()).toBe(false);
    await push.conclude(SAVE, { kind: 'unclear' });
    push.leave();
    expect([push.isSending(), push.enter()]).toEqual([true, true]);
  });

  it('sends nothing more once a save was found to have lost something, not even what its round had chosen', async () => {
    const { noted, push } = await aDispatchedTrust(STOPPED);
    push.enter();
    await push.conclude(SAVE, LOST);
    push.leave();
    expect(push.isSending()).toBe(false);
    expect(noted).toHaveLength(2);
  });
});

describe('the record of trust', () => {
  it('lets one save at a time begin that is not proven', () => {
    const first = awaitingProof(UNPROVEN.trust, 'first');
    expect(first).toMatchObject({ awaited: 'first' });
    expect(first && awaitingProof(first, 'second')).toBeNull();
  });

  it('lets none begin once sending was stopped, by whichever process', () => {
    expect(awaitingProof(STOPPED, 'second')).toBeNull();
  });
});
