import { isAtRest } from '../link-states';
import type { LinkRecord } from '../../records';
import { fieldsOf } from '../mapping/mapping';
import { fieldsToSend, type PushInput } from '../../push/push-plan';

const wasShownAnything = ({ observations }: LinkRecord): boolean =>
  Object.values(observations).some(({ remote }) => remote !== undefined);

/**
 * Whether something is to be sent that S-360 was never seen to have or to lack, through a link of
 * which it showed nothing before: a delivery may show a part of a contact only, and what it has of
 * the rest would be overwritten unseen.
 */
export function sendsUnseen(before: LinkRecord, after: PushInput): boolean {
  const { contact, link, settings } = after;
  if (isAtRest(link) || wasShownAnything(before)) return false;
  const { send } = fieldsToSend(after);
  return fieldsOf(settings.mapping, contact.type).some(
    ({ direction, field }) =>
      direction === 'both' &&
      Object.hasOwn(send, field) &&
      link.observations[field]?.remote === undefined,
  );
}
