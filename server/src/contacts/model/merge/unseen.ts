import { isAtRest } from '../link-states';
import type { LinkRecord } from '../../records';
import { fieldsOf } from '../mapping/mapping';
import { fieldsToSend, type PushInput } from './fields-to-send';

const wasShownAnything = ({ observations }: LinkRecord): boolean =>
  Object.values(observations).some(({ remote }) => remote !== undefined);

/**
 * Whether a link that had received nothing before would now send a field whose value in S-360 is
 * unknown. A delivery may contain only part of a contact, so the push would overwrite the rest
 * unseen.
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
