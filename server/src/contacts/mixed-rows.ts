import {
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  OVERRIDDEN_EDIT_UID,
} from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import { integer, json, jsonText } from '../kernel/database/values';
import { whileTakenFor, type PersonalTable, type SoughtPerson } from '../kernel/personal-data';
import {
  packedObservations,
  unpackedObservations,
  type StoredObservations,
} from './database/packed-observations';
import type { Observations } from './model/merge/field-observation';

/** Another's contact is not for the person to read. */
const shown = (): null => null;

/** What the institution said of the other contact, where the two were taken for one. */
const disputed = (uid: string, storedAt: string): PersonalTable => ({
  uid,
  holds: [],
  keeps: [],
  rowsOf: ({ takenFor }) =>
    takenFor.map((one) => ({
      contactDocumentId: one.documentId,
      institution: one.institution,
      ...whileTakenFor(one, storedAt),
    })),
  erased: () => 'delete',
  shown,
});

const rowsIn = ({ takenFor }: SoughtPerson, part: 'ownRows' | 'valuesBefore'): readonly number[] =>
  takenFor.flatMap((one) => [...one[part].keys()]);

/** Without the values that a field had before: among them may be the person's. */
function withoutFormer(observations: Observations): Observations | null {
  const all = Object.entries(observations);
  const isFormer = all.some(([, { accepted, recent }]) => recent ?? accepted);
  if (!isFormer) return null;
  return Object.fromEntries(
    all.map(([field, { accepted: _accepted, recent: _recent, ...rest }]) => [field, rest]),
  );
}

/**
 * What contacts of others hold of a person because a number of the person was linked with them until
 * that was taken back.
 */
export const mixedRows: readonly PersonalTable[] = [
  {
    uid: CONTACT_HISTORY_UID,
    holds: ['oldValue'],
    keeps: [],
    rowsOf(person) {
      const ids = [...rowsIn(person, 'ownRows'), ...rowsIn(person, 'valuesBefore')];
      return ids.length > 0 ? [{ id: { $in: ids } }] : [];
    },
    erased({ id }, { takenFor }): Row | 'delete' | null {
      const row = integer(id);
      if (takenFor.some(({ ownRows }) => ownRows.has(row))) return 'delete';
      const found = takenFor.find(({ valuesBefore }) => valuesBefore.has(row));
      return found ? { oldValue: found.valuesBefore.get(row) ?? null } : null;
    },
    shown,
  },
  disputed(CONFLICT_UID, 'recordedAt'),
  disputed(OVERRIDDEN_EDIT_UID, 'replacedAt'),
  {
    uid: CONTACT_LINK_UID,
    holds: ['observations'],
    keeps: [],
    rowsOf: ({ takenFor }) =>
      takenFor.map(({ documentId: contactDocumentId }) => ({ contactDocumentId })),
    erased({ observations: stored }) {
      const kept = withoutFormer(unpackedObservations(json<StoredObservations>(stored)));
      return kept && { observations: jsonText(packedObservations(kept)), appliedDigest: null };
    },
    shown,
  },
];
