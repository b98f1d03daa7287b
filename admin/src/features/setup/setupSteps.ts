import type { InstitutionStatus } from '../../../../server/src/contracts';

/** What is to do, in the order in which it is done. */
const TO_DO = ['data', 'check', 'webhooks', 'pastData', 'dryRun', 'start'] as const;

type ToDo = (typeof TO_DO)[number];

export type SetupStepName = ToDo | 'report';

/** `waiting`: for S-360 or for work under way; `attention`: it failed or leaves something open. */
export type SetupState = 'done' | 'open' | 'waiting' | 'attention';

export interface SetupStep {
  step: SetupStepName;
  state: SetupState;
}

/** The contacts that the CRM shares with the institution. */
export const linkedContacts = ({ links }: InstitutionStatus): number =>
  Object.values(links).reduce((sum, count) => sum + count, 0);

function checkState({ lastCheck, sending }: InstitutionStatus): SetupState {
  if (lastCheck === null) return 'open';
  if (lastCheck.state === 'running') return 'waiting';
  if (lastCheck.verdict === 'failed') return 'attention';
  const isProven = lastCheck.writes || sending.status.state === 'started';
  return lastCheck.verdict === 'held' && isProven ? 'done' : 'open';
}

function webhookState({ lastDeliveries, refusedCredentials }: InstitutionStatus): SetupState {
  const { contacts, orders } = lastDeliveries;
  if (contacts !== null && orders !== null) return 'done';
  return refusedCredentials.length > 0 ? 'attention' : 'waiting';
}

function pastDataState(institution: InstitutionStatus): SetupState {
  const { contactsUpdatedSince, ordersCreatedSince } = institution.pastData;
  const isChosen = contactsUpdatedSince !== null || ordersCreatedSince !== null;
  return isChosen || linkedContacts(institution) > 0 ? 'done' : 'open';
}

/** Whether its settings protect what is exchanged. */
export const isProtected = ({ weaknesses }: InstitutionStatus): boolean => weaknesses.length === 0;

/** Each step by what is really the case; nothing is kept about the set-up itself. */
function stateOf(step: ToDo, institution: InstitutionStatus): SetupState {
  const sending = institution.sending.status.state;
  switch (step) {
    case 'data':
      return isProtected(institution) ? 'done' : 'attention';
    case 'check':
      return checkState(institution);
    case 'webhooks':
      return webhookState(institution);
    case 'pastData':
      return pastDataState(institution);
    case 'dryRun':
      return sending === 'notStarted' ? 'open' : 'done';
    case 'start':
      return sending === 'started' ? 'done' : sending === 'stopped' ? 'attention' : 'open';
  }
}

/** Whether nothing has shown yet that S-360 answers here: it was neither checked nor sent to. */
export const isUnproven = ({ lastCheck, sending }: InstitutionStatus): boolean =>
  lastCheck?.verdict !== 'held' && sending.status.state === 'notStarted';

/** How many steps are not done; the report is none to do. */
export const openSteps = (institution: InstitutionStatus): number =>
  TO_DO.filter((step) => stateOf(step, institution) !== 'done').length;

/** The steps of an institution. The report is done once everything before it is. */
export const setupSteps = (institution: InstitutionStatus): SetupStep[] => [
  ...TO_DO.map((step) => ({ step, state: stateOf(step, institution) })),
  { step: 'report', state: openSteps(institution) === 0 ? 'done' : 'open' },
];
