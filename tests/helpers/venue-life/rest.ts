import { CONTACT_LINK_UID, DELIVERY_UID, QUEUED_PULL_UID } from '../../../server/src/contracts';
import { linkFromRow } from '../../../server/src/contacts/database/rows';
import { isCreateResolved } from '../../../server/src/identity/resolved-create';
import { AWAITS_LINK } from '../../../server/src/contacts/receive/match-reviews';
import { nameInS360 } from '../contacts/contacts';
import { until } from '../waiting';
import type { CrmAccess, Row } from '../scene/crm-side';
import type { Place } from './place';
import { readTables, type Tables } from './tables';

/** A cheap question that can be repeated often without slowing down the database. */
async function isAtRest({ rows }: CrmAccess): Promise<boolean> {
  const busy = [
    await rows(DELIVERY_UID, { state: 'stored' }),
    await rows(CONTACT_LINK_UID, { state: 'pending' }),
    await rows(CONTACT_LINK_UID, { state: 'sending' }),
    await rows(QUEUED_PULL_UID),
  ];
  return busy.every((found) => found.length === 0);
}

/**
 * Repeats cycles until nothing is in transit in either direction. Creates that stay in doubt are
 * decided by an operator who checks S-360; refused pushes and pulls are retried by an operator,
 * pulls only once. Items that waited for a create are reprocessed once it has ended, without a wait
 * of a minute. Tables count as at rest when two reads are equal. Returns the final tables.
 */
export async function comeToRest(
  place: Place,
  { signal, withinMs = 60_000 }: { signal?: AbortSignal; withinMs?: number } = {},
): Promise<Tables> {
  const endsAt = performance.now() + withinMs;
  const readAgain = new Set<unknown>();
  const reprocessed = new Set<unknown>();
  for (;;) {
    await until(
      'nothing is stored, pending, being sent or wanted',
      async () => signal?.aborted || (await isAtRest(place.access())),
      Math.max(1, endsAt - performance.now()),
    );
    signal?.throwIfAborted();
    const tables = await readTables(place.access());
    if (await cyclesAreEmpty(place)) {
      const inDoubt = tables.links.filter(({ state }) => state === 'inDoubt');
      const failed = tables.links.filter(({ state }) => state === 'failed');
      const unread = tables.links.filter((link) => isUnread(link) && !readAgain.has(link.id));
      const unjudged = tables.quarantined.filter(
        (item) => canBeEvaluated(item, tables) && !reprocessed.has(item.id),
      );
      if (inDoubt.length + failed.length + unread.length + unjudged.length === 0) {
        const again = await readTables(place.access());
        const isSame = JSON.stringify(again) === JSON.stringify(tables);
        if (isSame && (await isAtRest(place.access()))) return again;
      }
      for (const link of inDoubt) await decide(link, tables, place);
      for (const link of failed) await sendAgain(link, place);
      for (const link of unread) {
        readAgain.add(link.id);
        await read(link, place);
      }
      for (const item of unjudged) {
        reprocessed.add(item.id);
        await evaluate(item, place);
      }
    }
  }
}

/** S-360 refused a pull, so its data may be newer than the CRM’s. */
const isUnread = ({ pullFailureCode, state }: Row): boolean =>
  pullFailureCode !== null && state !== 'unlinked';

/** A quarantined item whose create has ended by now. */
function canBeEvaluated(
  { awaitsContact, contactNumber, institution }: Row,
  { links }: Tables,
): boolean {
  if (awaitsContact === null) return false;
  const ofInstitution = links.filter((link) => link.institution === institution);
  return awaitsContact === AWAITS_LINK
    ? ofInstitution.some((link) => link.contactNumber === contactNumber)
    : isCreateResolved(ofInstitution.map(linkFromRow), {
        contactDocumentId: String(awaitsContact),
        institution: String(institution),
      });
}

async function cyclesAreEmpty({ institutions, s360 }: Place): Promise<boolean> {
  let isEmpty = true;
  for (const code of institutions) {
    const { payloads, waiting } = await s360(code).cycle();
    if (payloads.length > 0 || waiting > 0) isEmpty = false;
  }
  return isEmpty;
}

/** An operator decides a create in doubt by the data in S-360. */
async function decide(link: Row, { contacts }: Tables, { crm, s360 }: Place): Promise<void> {
  const documentId = String(link.contactDocumentId);
  const institution = String(link.institution);
  const contact = contacts.find((row) => row.documentId === documentId);
  const there = (await s360(institution).contacts()).find(
    (one) => nameInS360(one) === (contact?.lastName ?? contact?.structureName),
  );
  const decision = there
    ? { decision: 'adopt', contactNumber: there.contactNumber }
    : { decision: 'createAgain' };
  const { status } = await crm.panel('POST', documentId, `/${institution}/in-doubt`, decision);
  // 409: the doubt has ended in the meantime.
  if (status !== 200 && status !== 409) throw new Error(`the decision was answered ${status}`);
}

async function sendAgain(link: Row, { crm }: Place): Promise<void> {
  const documentId = String(link.contactDocumentId);
  const { status } = await crm.panel('POST', documentId, `/${String(link.institution)}/push`);
  if (status !== 200) throw new Error(`an operator's push was answered ${status}`);
}

/** An operator reprocesses an item. */
async function evaluate({ id }: Row, place: Place): Promise<void> {
  const path = `/s360/quarantined-items/${String(id)}/replay`;
  const { status } = await place.access().admin('POST', path);
  // 404: the item was reprocessed in the meantime.
  if (status !== 200 && status !== 404) throw new Error(`evaluating again was answered ${status}`);
}

/** An operator retries a failed pull of a contact. */
async function read({ contactDocumentId, institution }: Row, place: Place): Promise<void> {
  const selection = { institution, kind: 'pull', contactDocumentId };
  const { status } = await place.access().admin('POST', '/s360/failures/retry', selection);
  if (status !== 200) throw new Error(`an operator's reading again was answered ${status}`);
}
