import type { ContactSyncStatus, Reason } from '../../../../../server/src/contracts';

/** The outcome of a requested push; each has its words under `outcome.push.`. */
export type PushOutcome =
  | {
      kind:
        | 'sent'
        | 'nothingToSend'
        | 'sentBesideConflict'
        | 'conflict'
        | 'harmed'
        | 'waiting'
        | 'inDoubt'
        | 'notSent';
    }
  | { kind: 'failed'; reason: Reason | null };

/** The outcome of a requested pull; each has its words under `outcome.pull.`. */
export type PullOutcome =
  { kind: 'unchanged' | 'waiting' } | { kind: 'changed'; changedFields: string[] };

export function pushOutcome(before: ContactSyncStatus, after: ContactSyncStatus): PushOutcome {
  const wasSent = after.lastSent?.at !== before.lastSent?.at;
  switch (after.state) {
    case 'inSync':
      return { kind: wasSent ? 'sent' : 'nothingToSend' };
    case 'conflict':
      if (after.outgoing !== null) return { kind: 'waiting' };
      return { kind: wasSent ? 'sentBesideConflict' : 'conflict' };
    case 'harmed':
      return { kind: 'harmed' };
    case 'pending':
    case 'sending':
      return { kind: 'waiting' };
    case 'failed':
      return { kind: 'failed', reason: after.failure?.reason ?? null };
    case 'inDoubt':
      return { kind: 'inDoubt' };
    case 'notLinked':
    case 'notSent':
    case 'ended':
    case 'unlinked':
      return { kind: 'notSent' };
  }
}

export function pullOutcome(before: ContactSyncStatus, after: ContactSyncStatus): PullOutcome {
  if (after.needsPull) return { kind: 'waiting' };
  const received = after.lastReceived;
  const isNew = received !== null && received.at !== before.lastReceived?.at;
  if (isNew && received.changedFields.length > 0) {
    return { kind: 'changed', changedFields: received.changedFields };
  }
  return { kind: 'unchanged' };
}
