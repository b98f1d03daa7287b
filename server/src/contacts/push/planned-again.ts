import type { Sending } from '../records';
import { isSame, lockLink, type PushPorts } from './push';
import { planPush, type SaveRequest } from './push-plan';

/**
 * Plans a begun push again after merging S-360's current values. Returns `null` if the push would
 * now differ or is no longer under way.
 */
export async function plannedAgain(
  linkId: number,
  sending: Sending,
  { store, settings }: PushPorts,
): Promise<SaveRequest | null> {
  return store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked?.contact || !isSame(locked.link.sending, sending)) return null;
    const { contact, consents, link } = locked;
    // What was just read ended the link.
    if (link.state !== 'sending') return null;
    const plan = planPush({ link, contact, consents, settings });
    const isAsBegun =
      plan.kind === sending.kind &&
      plan.request.type === sending.contactType &&
      hasSameValues(plan.values, sending.values);
    return isAsBegun ? plan.request : null;
  });
}

function hasSameValues(a: Sending['values'], b: Sending['values']): boolean {
  const fields = Object.keys(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every((field) => Object.hasOwn(b, field) && a[field] === b[field])
  );
}
