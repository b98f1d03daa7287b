import {
  consentKey,
  type ConsentRecord,
  type ContactTransaction,
  type HistoryEntry,
} from '../../contacts';
import type { ChangesSince, ConsentChange } from './changes-since';

/** Consents that belong to a number, with what the history says of them since it was linked. */
export interface ConsentsOfNumber {
  consents: ConsentRecord[];
  changes: ConsentChange[];
}

/**
 * What was agreed to under a number belongs to it, with the wording. A refusal that somebody entered
 * stays: it may have been this contact that refused. So does what was answered before. Pure.
 */
export function consentsOfNumber(
  consents: readonly ConsentRecord[],
  since: Pick<ChangesSince, 'consents' | 'linkedAt'>,
): ConsentsOfNumber {
  const isChanged = ({ changedAt, code }: ConsentRecord): boolean =>
    changedAt === null ||
    changedAt >= since.linkedAt ||
    since.consents.some(({ key }) => key === consentKey(code));
  const own = consents.filter(
    (consent) => isChanged(consent) && (consent.source !== 'crm' || consent.allowed),
  );
  const keys = new Set(own.map(({ code }) => consentKey(code)));
  return { consents: own, changes: since.consents.filter(({ key }) => keys.has(key)) };
}

interface Move {
  from: { institution: string; contactDocumentId: string };
  /** The contact that the number becomes; `null` when nobody has it any more. */
  to: string | null;
  author: string;
  at: Date;
}

/** Moves consents to the number's own contact, with their history, which proves what was agreed to. */
export async function moveConsents(
  { changes, consents }: ConsentsOfNumber,
  { at, author, from, to }: Move,
  transaction: ContactTransaction,
): Promise<void> {
  await transaction.removeConsents(consents.flatMap(({ id }) => id ?? []));
  const first = [...new Map(changes.toReversed().map((change) => [change.key, change])).values()];
  if (to === null) await transaction.removeHistory(changes.map(({ id }) => id));
  else {
    await transaction.saveConsents(
      consents.map((consent) => ({ ...consent, id: null, contactDocumentId: to })),
    );
    await transaction.rewriteHistory(
      changes.map((change) => ({
        id: change.id,
        contactDocumentId: to,
        oldValue: first.includes(change) ? null : change.oldValue,
      })),
    );
  }
  // What the contact had answered before the number came ends with it: nobody confirmed it since.
  await transaction.addHistory(
    first.flatMap(({ key: field, oldValue }): HistoryEntry[] =>
      oldValue === null
        ? []
        : [
            {
              ...from,
              field,
              oldValue,
              newValue: null,
              cause: 'decision',
              causedBy: author,
              changedAt: at,
            },
          ],
    ),
  );
}
