import type { CauseActor } from '../../contracts/causes';
import type {
  ContactSyncStatus,
  SyncState,
  WaitingReason,
} from '../../contracts/contacts/contact-sync';
import { actorOfFailure } from '../../contracts/failure-actors';
import type { Reason } from '../../contracts/reasons';
import type { ScreenWords } from '../screen-words';

/** Who has to act: `nobody` while the plugin goes on automatically. */
type Actor = CauseActor | 'nobody';

/** What a state means, and what a person does about it. */
interface Advice {
  meaning: string;
  whatToDo: string;
  whoActs: Actor;
}

/** What the documentation for operators says about each state. */
const ADVICE: Record<SyncState, Advice> = {
  notLinked: {
    meaning: 'The institution does not know the contact, and it is not sent automatically.',
    whatToDo: '“Send now” on the contact’s page creates it there.',
    whoActs: 'nobody',
  },
  pending: {
    meaning: 'Something is still to be sent.',
    whatToDo: 'Usually nothing.',
    whoActs: 'nobody',
  },
  sending: { meaning: 'A call is being made.', whatToDo: 'Nothing.', whoActs: 'nobody' },
  notSent: {
    meaning: 'A person rejected the bulk job that changed the contact, so the change is not sent.',
    whatToDo: 'Nothing, or use “Send now” on the contact’s page, which sends it alone.',
    whoActs: 'nobody',
  },
  inSync: { meaning: 'Both sides agree.', whatToDo: 'Nothing.', whoActs: 'nobody' },
  failed: {
    meaning: 'The exchange failed, and waits for a person or the next edit.',
    whatToDo: 'Correct the contact and save it, or use “Send now” on its page.',
    whoActs: 'operator',
  },
  conflict: {
    meaning: 'A field changed on both sides to different values.',
    whatToDo: 'Decide for each field in conflict on the contact’s page which value counts.',
    whoActs: 'operator',
  },
  inDoubt: {
    meaning: 'S-360 was asked to create the contact, and its answer was lost.',
    whatToDo:
      'Wait for the automatic look-ups. Then look in S-360, and adopt a number or create the contact again on its page.',
    whoActs: 'operator',
  },
  harmed: {
    meaning: 'A save emptied values in S-360.',
    whatToDo: 'Restore the values on the S-360 page, or leave them as they are.',
    whoActs: 'operator',
  },
  ended: {
    meaning:
      'S-360 made the person anonymous or has the number no more. Nothing is sent there or taken from there; the contact keeps its values.',
    whatToDo:
      'Decide on the contact’s page: erase the person here too, or unlink the number and keep the contact.',
    whoActs: 'operator',
  },
  unlinked: {
    meaning: 'A person unlinked the contact. S-360 keeps it; what it sends is not applied.',
    whatToDo: 'Nothing, or link it again on the contact’s page.',
    whoActs: 'nobody',
  },
};

const NOT_ACCEPTED: Advice = {
  meaning: 'It is a company, and the institution’s S-360 is not known to accept companies.',
  whatToDo:
    'Enter the change in S-360, or check S-360 with a company: the check names the setting that has companies sent.',
  whoActs: 'integrator',
};

/** What a contact's state at an institution means. Pure. */
export function adviceOn({
  failure,
  inDoubt,
  state,
  waiting,
}: Pick<ContactSyncStatus, 'failure' | 'inDoubt' | 'state' | 'waiting'>): Advice {
  const advice = ADVICE[state];
  const { nextLookupAt = null } = inDoubt ?? {};
  if (state === 'inDoubt' && nextLookupAt !== null) return { ...advice, whoActs: 'nobody' };
  if (state === 'failed' && failure !== null) return adviceOnFailure(failure.reason);
  if (failure?.reason.code === 'companiesNotAccepted') return NOT_ACCEPTED;
  // Somebody has decided about its bulk job.
  if (waiting === null || state === 'notSent') return advice;
  return { ...advice, ...adviceOnWaiting(waiting) };
}

function adviceOnFailure(reason: Reason): Advice {
  const whoActs = actorOfFailure(reason);
  if (whoActs === 'operator') return ADVICE.failed;
  const whatToDo =
    'No edit cures it. Once the cause is put right, use “Send now” on the contact’s page.';
  return { ...ADVICE.failed, whatToDo, whoActs };
}

/** What somebody has to do before the next call is made; empty when it is made automatically. */
function adviceOnWaiting({ kind }: WaitingReason): Partial<Advice> {
  switch (kind) {
    case 'notStarted':
      return {
        whatToDo: 'Check S-360 and start sending on the S-360 page.',
        whoActs: 'integrator',
      };
    case 'stopped':
      return { whatToDo: 'Read on the S-360 page why sending stopped.', whoActs: 'integrator' };
    case 'otherSystem':
      return { whatToDo: 'Have the base URL checked.', whoActs: 'integrator' };
    case 'paused':
      return { whatToDo: 'Resume sending on the S-360 page.', whoActs: 'operator' };
    case 'bulkJob':
    case 'heldPull':
      return { whatToDo: 'Decide about the bulk job on its page.', whoActs: 'operator' };
    case 'retry':
    case 'limit':
    case 'monthLimit':
    case 'closed':
    case 'proving':
    case 'pull':
    case 'mapping':
      return {};
  }
}

/** Why the next call is not made now, in the words of the screens. */
export function waitingInWords(waiting: WaitingReason, { textOf }: ScreenWords): string {
  switch (waiting.kind) {
    case 'retry':
      return textOf('waiting.retry', { attempts: waiting.attempts, when: waiting.retryAt });
    case 'limit':
    case 'monthLimit':
    case 'closed':
      return textOf(`waiting.${waiting.kind}`, { when: waiting.closedUntil });
    case 'notStarted':
    case 'stopped':
    case 'otherSystem':
      return textOf(`waiting.${waiting.kind}.body`);
    case 'pull':
      return waiting.pullAt === null
        ? textOf('waiting.pull.paused')
        : textOf('waiting.pull', { when: waiting.pullAt });
    case 'bulkJob':
      return textOf(`waiting.bulkJob.${waiting.bulkJobState}`, { id: waiting.bulkJobId });
    case 'heldPull':
      return textOf('waiting.heldPull', { id: waiting.bulkJobId });
    case 'proving':
    case 'paused':
    case 'mapping':
      return textOf(`waiting.${waiting.kind}`);
  }
}
