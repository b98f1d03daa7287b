import { readFailure } from '../../contracts/reasons';
import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { Row } from '../../kernel/database/strapi-database';
import { boolean, integer, json, text, time } from '../../kernel/database/values';
import type { ReadBackFinding, ReadBackRecord, ReadBackState } from './read-back-record';
import { isKept, type Verdict } from './verdict';

export function readBackFromRow(row: Row): ReadBackRecord {
  return {
    reference: text(row.reference) ?? '',
    institution: text(row.institution) ?? '',
    // Only this store writes these columns, from its own types.
    state: text(row.state) as ReadBackState,
    method: text(row.method) as SaveMethod,
    kind: text(row.kind) as ReadBackRecord['kind'],
    linkId: integer(row.linkId),
    contactDocumentId: text(row.contactDocumentId),
    contactNumber: text(row.contactNumber),
    does: json<Proof[]>(row.does) ?? [],
    isUnproven: boolean(row.isUnproven) ?? true,
    savingBasis: text(row.savingBasis) ?? '',
    fence: integer(row.fence),
    startedAtMs: integer(row.startedAtMs),
    doneByMs: row.doneByMs === null ? null : integer(row.doneByMs),
    isAccepted: boolean(row.isAccepted) ?? false,
    addressId: text(row.addressId),
    sent: json<Record<string, string | null>>(row.sent) ?? {},
    before: json<unknown>(row.before),
    finding: json<ReadBackFinding>(row.finding),
    attempts: integer(row.attempts),
    failure: readFailure(row.failure),
    openedAt: time(row.openedAt) ?? new Date(0),
    endedAt: time(row.endedAt),
    restoredBy: text(row.restoredBy),
  };
}

const NO_FINDING: ReadBackFinding = { lost: [], altered: [], notDone: [], mayBeAnothers: false };

/** What is stored of a verdict; `null`: nothing. */
export function findingOf(
  verdict: Verdict,
): { state: ReadBackState; finding: ReadBackFinding } | null {
  switch (verdict.kind) {
    case 'well':
    case 'unclear':
      return null;
    case 'lost': {
      const { altered, lost, mayBeAnothers } = verdict;
      return { state: 'lost', finding: { ...NO_FINDING, lost, altered, mayBeAnothers } };
    }
    case 'notDone': {
      // What is explained is found on the contact alone.
      const notDone = verdict.values.filter((value) => isKept(value) && !value.isExplained);
      return notDone.length === 0
        ? null
        : { state: 'notDone', finding: { ...NO_FINDING, notDone } };
    }
  }
}
