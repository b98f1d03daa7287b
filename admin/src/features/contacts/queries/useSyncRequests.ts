import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import type { SyncRequests } from './syncRequests';
import {
  useChangeConsentMutation,
  useDecideConflictMutation,
  useDecideInDoubtMutation,
  usePullContactNowMutation,
  usePushContactNowMutation,
} from './contactSyncApi';
import { pullOutcome, pushOutcome } from '../model/outcomes';
import type { PullOutcome, PushOutcome } from '../model/outcomes';
import { message } from '../../../translations/message';
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

/** The user's requests about a contact; a notification reports each result. */
export function useSyncRequests(documentId: string): SyncRequests {
  const { formatMessage } = useIntl();
  const { listOf } = useFieldNames();
  const inWords = useReasons();
  const { tell, attempt } = useAttempts();
  const [push] = usePushContactNowMutation();
  const [pull] = usePullContactNowMutation();
  const [decide] = useDecideInDoubtMutation();
  const [decideConflict] = useDecideConflictMutation();
  const [change] = useChangeConsentMutation();

  return useMemo(() => {
    const linkOf = ({ institution }: ContactSyncStatus) => ({
      documentId,
      institutionCode: institution.code,
    });
    const nameOf = ({ institution }: ContactSyncStatus) => institution.name;

    return {
      push: (status) =>
        attempt(push(linkOf(status)).unwrap(), (after) => {
          const outcome = pushOutcome(status, after);
          const why = outcome.kind === 'failed' ? outcome.reason : null;
          const reason = why && inWords(why);
          const values = { institution: nameOf(status), ...outcome, reason };
          const text = formatMessage(message(`outcome.push.${outcome.kind}`), values);
          tell(PUSH_TONES[outcome.kind], text);
        }),

      pull: (status) =>
        attempt(pull(linkOf(status)).unwrap(), (after) => {
          const outcome = pullOutcome(status, after);
          const fields = outcome.kind === 'changed' ? listOf(outcome.changedFields) : '';
          const values = { institution: nameOf(status), fields };
          const text = formatMessage(message(`outcome.pull.${outcome.kind}`), values);
          tell(PULL_TONES[outcome.kind], text);
        }),

      decideInDoubt: (status, decision) =>
        attempt(decide({ ...linkOf(status), decision }).unwrap(), () => {
          const values = { institution: nameOf(status) };
          tell('success', formatMessage(message('outcome.decision.taken'), values));
        }),

      decideHeld: async (status, { conflictId, crmValue, field }, side) => {
        if (conflictId === null) return false;
        const decision = { decision: side, crmValue };
        return attempt(decideConflict({ documentId, conflictId, decision }).unwrap(), () => {
          const values = { institution: nameOf(status), field: listOf([field]) };
          tell('success', formatMessage(message(`outcome.held.${side}`), values));
        });
      },

      changeConsent: (status, code, allowed) =>
        attempt(change({ ...linkOf(status), code, change: { allowed } }).unwrap(), () => {
          const answer = allowed ? 'allowed' : 'refused';
          const values = { institution: nameOf(status), code };
          tell('success', formatMessage(message(`outcome.consent.${answer}`), values));
        }),
    };
  }, [
    documentId,
    formatMessage,
    inWords,
    listOf,
    tell,
    attempt,
    push,
    pull,
    decide,
    decideConflict,
    change,
  ]);
}
