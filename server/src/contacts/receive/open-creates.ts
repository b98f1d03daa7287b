import type { Canonical } from '../model/mapping/canonical';
import { mayBeShownAs } from '../model/mapping/forms';
import { fieldsOf, type ContactMapping } from '../model/mapping/mapping';
import { isConsentKey } from '../model/merge/consents';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { LinkRecord, Sending } from '../records';

/** S-360 may create the contact slightly before our estimate of its time for the request. */
const CREATION_TOLERANCE_MS = 2000;

/** Whether a snapshot has the type of a create and is not older than it. */
export const mayBeMadeBy = (
  { contactType, startedAtMs }: Sending,
  { createdAtMs, type }: ContactSnapshot,
): boolean =>
  contactType === type && (createdAtMs ?? Infinity) >= startedAtMs - CREATION_TOLERANCE_MS;

/**
 * Whether a snapshot is the result of a create: not older than the request, and equal in every
 * value sent, or a form of it. If some values are missing and none differs, it is `unclear`.
 */
export function comparedWith(
  sending: Sending,
  snapshot: ContactSnapshot,
  mapping: ContactMapping,
): 'same' | 'other' | 'unclear' {
  if (!mayBeMadeBy(sending, snapshot)) return 'other';
  const fields = new Map(fieldsOf(mapping, snapshot.type).map((field) => [field.field, field]));
  const sent = Object.entries(sending.values).filter(([key]) => !isConsentKey(key));
  const shown = sent.filter(([key]) => Object.hasOwn(snapshot.fields, key));
  const isShownAsSent = ([key, value]: [string, Canonical]): boolean => {
    const field = fields.get(key);
    const canonical = snapshot.fields[key]?.canonical ?? null;
    return field ? mayBeShownAs(field, value, canonical) : value === canonical;
  };
  if (sent.length === 0 || !shown.every(isShownAsSent)) return 'other';
  return shown.length === sent.length ? 'same' : 'unclear';
}

/** Whether a snapshot is certainly the result of a create. */
export const isCreatedBy = (
  sending: Sending,
  snapshot: ContactSnapshot,
  mapping: ContactMapping,
): boolean => comparedWith(sending, snapshot, mapping) === 'same';

/** The link's create while it is being sent or in doubt, else `null`. */
export function openCreate(link: LinkRecord): Sending | null {
  const sending = link.sending ?? link.inDoubt?.sending ?? null;
  return sending?.kind === 'create' ? sending : null;
}

/**
 * Whether the outcome of a create may stay unknown: its contact was deleted, and no answer will
 * come.
 */
export const isForgone = ({ sending, state }: LinkRecord): boolean =>
  state === 'unlinked' && sending === null;
