import { useMemo } from 'react';
import type {
  ConflictSide,
  ContactSyncStatus,
  HeldField,
} from '../../../../../server/src/contracts';
import type { SyncRequests } from './syncRequests';
import {
  useChangeConsentMutation,
  useDecideConflictsMutation,
  useDecideInDoubtMutation,
  usePullContactNowMutation,
  usePushContactNowMutation,
} from './contactSyncApi';
import { pullOutcome, pushOutcome } from '../model/outcomes';
import type { PullOutcome, PushOutcome } from '../model/outcomes';
import { partedBy } from '../../../shared/lists/decisions';
import { useText } from '../../../shared/words/useText';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useReasons } from '../../../shared/reasons/useReasons';
import type { Tone } from '../../../shared/hooks/useAttempts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';

const PUSH_TONES: Record<PushOutcome['kind'], Tone> = {
  sent: 'success',
  nothingToSend: 'info',
  sentBesideConflict: 'warning',
  conflict: 'warning',
  harmed: 'warning',
  waiting: 'info',
  failed: 'warning',
  inDoubt: 'warning',
  notSent: 'warning',
};

const PULL_TONES: Record<PullOutcome['kind'], Tone> = {
  changed: 'success',
  unchanged: 'success',
  waiting: 'info',
};

/** A conflict to decide; `crmValue` is what the user saw, to notice an edit in between. */
interface DecidedField {
  id: number;
  field: string;
  crmValue?: string | null;
}

/** A field without a conflict of its own cannot be decided. */
const decidableOf = ({ conflictId, crmValue, field }: HeldField): DecidedField[] =>
  conflictId === null ? [] : [{ id: conflictId, crmValue, field }];

/** The user's requests about a contact; a notification reports each result. */
export function useSyncRequests(documentId: string): SyncRequests {
  const text = useText();
  const { listOf } = useFieldNames();
  const inWords = useReasons();
  const { attempt, notify } = useAttempts();
  const [push] = usePushContactNowMutation();
  const [pull] = usePullContactNowMutation();
  const [decide] = useDecideInDoubtMutation();
  const [decideConflicts] = useDecideConflictsMutation();
  const [change] = useChangeConsentMutation();

  return useMemo(() => {
    const linkOf = ({ institution }: ContactSyncStatus) => ({
      documentId,
      institutionCode: institution.code,
    });
    const nameOf = ({ institution }: ContactSyncStatus) => institution.name;

    const decideFor = (
      status: ContactSyncStatus,
      fields: readonly DecidedField[],
      side: ConflictSide,
    ) => {
      const conflicts = fields.map(({ field: _field, ...seen }) => seen);
      const request = { decision: side, conflicts };
      const call = decideConflicts({ contacts: [documentId], request }).unwrap();
      return attempt(call, (outcomes) => {
        const { decided, refused } = partedBy(outcomes, fields);
        const names = listOf(decided.map(({ field }) => field));
        const values = { institution: nameOf(status), field: names, count: decided.length };
        if (decided.length > 0) notify('success', text(`outcome.held.${side}`, values));
        for (const { entry, reason } of refused) {
          const why = { field: listOf([entry.field]), reason: inWords(reason) };
          notify('warning', text('outcome.held.refused', why));
        }
      });
    };

    return {
      push: (status) =>
        attempt(push(linkOf(status)).unwrap(), (after) => {
          const outcome = pushOutcome(status, after);
          const why = outcome.kind === 'failed' ? outcome.reason : null;
          const reason = why && inWords(why);
          const values = { institution: nameOf(status), ...outcome, reason };
          notify(PUSH_TONES[outcome.kind], text(`outcome.push.${outcome.kind}`, values));
        }),

      pull: (status) =>
        attempt(pull(linkOf(status)).unwrap(), (after) => {
          const outcome = pullOutcome(status, after);
          const fields = outcome.kind === 'changed' ? listOf(outcome.changedFields) : '';
          const values = { institution: nameOf(status), fields };
          notify(PULL_TONES[outcome.kind], text(`outcome.pull.${outcome.kind}`, values));
        }),

      decideInDoubt: (status, decision) =>
        attempt(decide({ ...linkOf(status), decision }).unwrap(), () => {
          const values = { institution: nameOf(status) };
          notify('success', text('outcome.decision.taken', values));
        }),

      decideHeld: (status, held, side) => decideFor(status, held.flatMap(decidableOf), side),

      reverse: (status, { crmValue, field, id }, side) => {
        // A consent has no value in the contact itself.
        const seen = crmValue === null ? {} : { crmValue };
        return decideFor(status, [{ id, field, ...seen }], side);
      },

      changeConsent: (status, { allowed: before, code }, asked) =>
        attempt(change({ ...linkOf(status), code, change: asked }).unwrap(), () => {
          const answer = asked.allowed ? 'allowed' : 'refused';
          const outcome = asked.allowed === before ? 'wording' : answer;
          const values = { institution: nameOf(status), code };
          notify('success', text(`outcome.consent.${outcome}`, values));
        }),
    };
  }, [
    documentId,
    text,
    inWords,
    listOf,
    notify,
    attempt,
    push,
    pull,
    decide,
    decideConflicts,
    change,
  ]);
}
