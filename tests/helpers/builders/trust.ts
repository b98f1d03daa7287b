import type { PushTrust } from '../../../server/src/contacts/read-back/ports';
import type { Gate } from '../../../server/src/sending/trust';
import type { Proofs, SendingStatus } from '../../../server/src/contracts';
import { BASE_URL } from './contact-records';

/** The given number of successful read-backs for every kind of save. */
export function someProofs(count: number): Proofs {
  const ofMethod = { create: count, data: count, addresses: count, authorizations: count };
  return { individual: ofMethod, structure: ofMethod };
}

export const STARTED = {
  state: 'started',
  cause: 'check',
  by: null,
  at: '2026-01-01T00:00:00.000Z',
  untested: [],
} as const satisfies SendingStatus;

/** Nothing prevents a push, except for the given changes. */
export function anOpenGate({
  paused,
  ...trust
}: Partial<Gate['trust'] & Pick<Gate, 'paused'>> = {}): Gate {
  return {
    paused: paused ?? { sending: false, receiving: false },
    trust: {
      baseUrl: BASE_URL,
      savingBasis: '',
      status: STARTED,
      proofs: someProofs(20),
      awaited: null,
      ...trust,
    },
  };
}

const notAsked = () => Promise.reject(new Error('nothing is read back'));

/** Every save is proven, and no sample is read back. */
export const FULL_TRUST: PushTrust = {
  careFor: () => 'trusted',
  isSending: () => true,
  enter: () => true,
  leave: () => undefined,
  open: notAsked,
  noteBefore: notAsked,
  noteDone: notAsked,
  drop: notAsked,
  find: notAsked,
  postpone: notAsked,
  conclude: notAsked,
  giveUp: notAsked,
  noteRestored: notAsked,
  noteNotRestored: notAsked,
};
