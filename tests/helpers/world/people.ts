import { afterEvent } from '../../../server/src/contacts/model/link-states';
import {
  noteChanged,
  noteCreated,
  noteDeleted,
} from '../../../server/src/contacts/edits/local-change';
import { withNumber } from '../../../server/src/contacts/push/link-number';
import type { LinkRecord } from '../../../server/src/contacts/records';
import type { ContactTransaction } from '../../../server/src/contacts/store';
import { venueOf, type World } from './world';

/** The actions of people in the CRM. Each is one transaction, as in Strapi. */

const PERSON = 'admin:1';

/** A person edits a contact. */
export async function editContact(
  world: World,
  documentId: string,
  changes: Record<string, string | null>,
): Promise<void> {
  await world.store.transaction(async (transaction) => {
    const [before] = await transaction.lockContacts([documentId]);
    if (!before) return;
    const at = world.clock.now();
    const after = { ...before, fields: { ...before.fields, ...changes }, updatedAt: at };
    await transaction.updateContacts([{ contact: before, changes, updatedAt: at }]);
    await noteChanged([{ before, after }], PERSON, { transaction, at });
    world.ledger.editedInCrm(before, changes);
  });
}

/** A person creates a contact. */
export async function createContact(
  world: World,
  fields: Record<string, string | null>,
): Promise<void> {
  const { store } = world;
  const at = world.clock.now();
  const documentId = store.newDocumentId();
  await store.transaction(async (transaction) => {
    await transaction.insertContacts([{ documentId, type: 'individual', fields, updatedAt: at }]);
    const created = await transaction.lockContacts([documentId]);
    const institutions = world.venues.map(({ institution }) => institution);
    await noteCreated(created, PERSON, institutions, { store, transaction, at });
  });
  world.firstValues.set(documentId, fields);
}

/** A person deletes a contact. */
export async function deleteContact(world: World, documentId: string): Promise<void> {
  const doomed = world.store.tables().contacts.filter((row) => row.documentId === documentId);
  await world.store.transaction((transaction) => noteDeleted([documentId], transaction));
  world.store.deleteContacts(doomed.map(({ id }) => id));
}

/** A person, or a bulk job without an author, answers a consent. */
export async function answerConsent(
  world: World,
  linkId: number,
  answer: { code: string; allowed: boolean; person: boolean },
): Promise<void> {
  const { allowed, code, person } = answer;
  await changeLink(world, linkId, async (link, transaction) => {
    if (link.contactDocumentId === null || link.state === 'unlinked') return null;
    const { contactDocumentId, institution } = link;
    const known = await transaction.consentsOf(institution, [contactDocumentId]);
    const stored = known.find((consent) => consent.code === code);
    if (!stored || stored.allowed === allowed) return null;
    await transaction.saveConsents([
      {
        ...stored,
        allowed,
        source: 'crm',
        changedAt: world.clock.now(),
        changedByUser: person ? PERSON : null,
        wording: null,
      },
    ]);
    if (person && allowed) world.allowancesGiven.push({ institution, contactDocumentId, code });
    return link.state === 'inDoubt' ? null : readyToSend(world, link);
  });
}

/** An operator retries a failed push. */
export const retry = (world: World, linkId: number): Promise<void> =>
  changeLink(world, linkId, async (link) =>
    link.state === 'failed' ? readyToSend(world, link) : null,
  );

/** An operator requests a pull of a contact. */
export const queuePull = (world: World, linkId: number): Promise<void> =>
  changeLink(world, linkId, async ({ contactNumber, institution }, transaction) => {
    if (contactNumber !== null) {
      await transaction.queuePulls([
        { institution, contactNumber, lane: 'edit', reason: 'requested' },
      ]);
    }
    return null;
  });

/**
 * An operator checks S-360 and decides about a create in doubt: the contact exists and is adopted,
 * or it does not and is created again. A number of another contact leaves it in doubt.
 */
export async function decideInDoubt(world: World, linkId: number): Promise<void> {
  await changeLink(world, linkId, async (link, transaction) => {
    if (link.state !== 'inDoubt') return null;
    const { contacts } = venueOf(world, link.institution).s360;
    const created = contacts.all().find(({ createdFor }) => createdFor === link.contactDocumentId);
    const contactNumber = link.contactNumber ?? created?.contactNumber ?? null;
    if (contactNumber === null)
      return afterEvent(link, { kind: 'createAgain', at: world.clock.now() });
    const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
    if (owner && owner.id !== link.id) return null;
    const { institution } = link;
    await transaction.queuePulls([
      { institution, contactNumber, lane: 'edit', reason: 'requested' },
    ]);
    return withNumber(link, contactNumber);
  });
}

/** Due at once like an operator’s own edit (see the panel’s actions). */
const readyToSend = (world: World, link: LinkRecord): LinkRecord =>
  afterEvent(link, { kind: 'requested', at: world.clock.now(), lane: 'edit' });

async function changeLink(
  world: World,
  linkId: number,
  change: (link: LinkRecord, transaction: ContactTransaction) => Promise<LinkRecord | null>,
): Promise<void> {
  await world.store.transaction(async (transaction) => {
    const [link] = await transaction.lockLinks([linkId]);
    const changed = link ? await change(link, transaction) : null;
    if (changed) await transaction.updateLinks([changed]);
  });
}
