import type { AlertsSetUp } from '../../../../server/src/contracts';

/** Whether an alert reaches anybody, by e-mail or by a webhook that is switched on. */
export const isAnybodyNotified = ({
  emails,
  webhooks,
}: Pick<AlertsSetUp, 'emails' | 'webhooks'>): boolean =>
  emails.length > 0 || webhooks.some(({ isEnabled }) => isEnabled);
