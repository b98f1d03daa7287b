import type { ContactRecord, LinkRecord } from '../../records';
import type { ContactMapping } from '../mapping/mapping';
import type { ContactSnapshot } from '../mapping/snapshot';
import { withUnknownFields } from '../mapping/unknown-fields';

/** Key of the observation that dates the link's belongings. */
export const BELONGINGS_KEY = 'link:belongings';

interface Shown {
  contact: Pick<ContactRecord, 'type'>;
  settings: { mapping: ContactMapping };
  snapshot: ContactSnapshot;
  source: { isReplay?: boolean };
}

/**
 * Writes the belongings and warnings of a snapshot into the link that is being merged. Nobody edits
 * the belongings (role, validity, criteria …) in the CRM, so the newer payload wins.
 */
export function updateBelongings(
  link: LinkRecord,
  { contact, settings, snapshot, source }: Shown,
): void {
  const { modifiedAtMs, warnings } = snapshot;
  const knownAtMs = link.observations[BELONGINGS_KEY]?.setAtMs ?? -Infinity;
  if (modifiedAtMs !== null && modifiedAtMs < knownAtMs) return;
  const isUndatedReplay = source.isReplay === true && modifiedAtMs === null;
  if (isUndatedReplay && link.lastReceived !== null) return;
  const known = link.belongings;
  const { unknownFields } = snapshot.belongings;
  link.belongings = {
    ...known,
    ...snapshot.belongings,
    ...(unknownFields !== undefined && {
      unknownFields: withUnknownFields(
        known.unknownFields,
        unknownFields,
        contact.type,
        settings.mapping,
      ),
    }),
  };
  link.warnings = warnings;
  if (modifiedAtMs !== null)
    link.observations[BELONGINGS_KEY] = { base: null, setAtMs: modifiedAtMs };
}
