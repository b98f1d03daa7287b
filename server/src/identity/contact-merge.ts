import type { Author } from '../kernel/http/request-author';
import type { Knex } from 'knex';
import type { MergePreview, MergedReference } from '../contracts/contacts/contact-merge';
import { reason } from '../contracts/reasons';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { LostRaceError } from '../kernel/database/failures';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import type { InstitutionScope } from '../kernel/http/institution-scope';
import { MergeObstaclesError } from './errors';
import type { InstitutionRegistry } from '../institutions';
import {
  displayName,
  type ChangedContact,
  type ContactRecord,
  type LinkRecord,
  type Clock,
  type ContactStore,
  type ContactTransaction,
} from '../contacts';
import type { ContactReferences, ReferenceMove } from './contact-references';
import type { OnTwoNumbers } from './merge-links';
import { planMerge, type MergePlan, type MergeSide } from './merge-plan';
import { refuseMergeElsewhere } from './merge-scope';
import { updateReviewsOfMerged } from './merged-match-reviews';
import { requirePerson } from '../kernel/http/require-person';

export interface ContactMerge {
  /**
   * Returns what a merge would do; writes nothing.
   * @throws NotPermittedError when an institution outside the scope knows one of the contacts.
   */
  preview(
    keepDocumentId: string,
    removeDocumentId: string,
    scope: InstitutionScope,
  ): Promise<MergePreview>;
  /**
   * Merges the removed contact into the kept one, whose own values stay, then deletes the removed
   * contact through the document service. Returns what was done.
   * @throws NotFoundError when one of the contacts does not exist.
   * @throws NotPermittedError when an institution outside the scope knows one of the contacts.
   * @throws StateConflictError with every obstacle when they cannot be merged now.
   */
  merge(
    request: { keep: string; remove: string; onTwoNumbers?: OnTwoNumbers | undefined },
    author: Author,
    scope: InstitutionScope,
  ): Promise<MergePreview>;
}

interface ContactMergePorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  institutions: InstitutionRegistry;
  references: ContactReferences;
  /** Columns that a venue added and that hold no text. */
  venueColumns: {
    isTyped(attribute: string): boolean;
    fill(move: ReferenceMove): Promise<void>;
  };
  /** Deletes a contact's document so that other plugins are notified. */
  deleteContact(documentId: string): Promise<void>;
  announce(changed: readonly ChangedContact[]): Promise<void>;
  wake(): void;
}

interface Pair {
  keep: MergeSide;
  remove: MergeSide;
}

export function contactMerge(ports: ContactMergePorts): ContactMerge {
  const { clock, database, institutions, references, store, venueColumns } = ports;
  const settingsOf = (code: string) => institutions.find(code)?.contacts ?? null;
  const idsOf = ({ keep, remove }: Pair, trx: Knex.Transaction): ReferenceMove => ({
    keepId: keep.contact.id,
    removeId: remove.contact.id,
    trx,
  });

  async function write(
    pair: Pair,
    plan: MergePlan,
    author: string,
    transaction: ContactTransaction,
  ) {
    const { contact: keep } = pair.keep;
    const { contact: remove } = pair.remove;
    await transaction.removeLinks(plan.droppedLinks.map(({ id }) => id));
    await transaction.updateLinks(plan.movedLinks);
    await transaction.updateLinks([...plan.stayingLinks, ...plan.leftLinks]);
    await transaction.removeConsents(plan.consents.removeIds);
    await transaction.saveConsents(plan.consents.save);
    const changes = Object.fromEntries(
      Object.entries(plan.changes).filter(([field]) => !venueColumns.isTyped(field)),
    );
    const { updatedAt } = plan;
    await transaction.updateContacts([{ contact: keep, changes, updatedAt, author }]);
    // Before the history moves: the kept contact's own link has none of these holds.
    await transaction.endConflicts(plan.endedHolds, plan.updatedAt);
    const name = displayName(remove.type, remove.fields);
    await transaction.moveHistory(remove.documentId, keep.documentId, name);
    await transaction.addHistory(plan.history);
    await transaction.queuePulls(plan.pulls);
    const moved = await database.transaction(async (trx) => {
      await venueColumns.fill(idsOf(pair, trx));
      return references.move(idsOf(pair, trx));
    });
    await updateReviewsOfMerged(database, {
      keptDocumentId: keep.documentId,
      removedDocumentId: remove.documentId,
      author,
      at: plan.updatedAt,
    });
    await ports.deleteContact(remove.documentId);
    // The merge says that it is gone. Nothing stays under an id by which nobody looks.
    await transaction.forgetHistory(remove.documentId);
    return moved;
  }

  return {
    preview: (keep, remove, scope) =>
      store.transaction(async (transaction) => {
        const pair = await lockPair(keep, remove, transaction);
        await refuseMergeElsewhere(database, [pair.keep, pair.remove], scope);
        const terms = { onTwoNumbers: 'refuse', settingsOf, author: '', at: clock.now() } as const;
        const counted = await database.transaction((trx) => references.count(idsOf(pair, trx)));
        return previewOf(pair, planMerge(pair.keep, pair.remove, terms), counted);
      }),
    async merge({ keep, remove, onTwoNumbers = 'refuse' }, author, scope) {
      const person = requirePerson(author);
      const done = await store.transaction(async (transaction) => {
        const pair = await lockPair(keep, remove, transaction);
        await refuseMergeElsewhere(database, [pair.keep, pair.remove], scope);
        const terms = { onTwoNumbers, settingsOf, author: person, at: clock.now() };
        const plan = planMerge(pair.keep, pair.remove, terms);
        if (plan.obstacles.length > 0) throw new MergeObstaclesError(plan.obstacles);
        return previewOf(pair, plan, await write(pair, plan, person, transaction));
      });
      ports.wake();
      const changedFields = done.fills.map(({ field }) => field);
      await ports.announce([{ documentId: keep, created: false, changedFields }]);
      return done;
    },
  };
}

/** Locks both contacts, then their links, in the order that all writers use. */
async function lockPair(
  keep: string,
  remove: string,
  transaction: ContactTransaction,
): Promise<Pair> {
  if (keep === remove) throw new StateConflictError(reason('mergedWithItself'));
  const contacts = await transaction.lockContacts([keep, remove]);
  const known = await transaction.linksOfContacts([keep, remove]);
  const merged = await transaction.linksMergedInto([keep, remove]);
  const links = await transaction.lockLinks([...known, ...merged].map(({ id }) => id));
  const isOfPair = ({ contactDocumentId, mergedInto }: LinkRecord) =>
    [contactDocumentId, mergedInto].some((owner) => owner === keep || owner === remove);
  if (!links.every(isOfPair))
    throw new LostRaceError('A link was moved while it was being locked.');
  const consents = await transaction.consentsOfContacts([keep, remove]);
  const side = (documentId: string): MergeSide => ({
    contact: contactIn(contacts, documentId),
    links: links.filter(({ contactDocumentId }) => contactDocumentId === documentId),
    mergedLinks: links.filter(({ mergedInto }) => mergedInto === documentId),
    consents: consents.filter(({ contactDocumentId }) => contactDocumentId === documentId),
  });
  return { keep: side(keep), remove: side(remove) };
}

function contactIn(contacts: readonly ContactRecord[], documentId: string): ContactRecord {
  const contact = contacts.find((review) => review.documentId === documentId);
  if (!contact) throw new NotFoundError(reason('noContact', { contact: documentId }));
  return contact;
}

function previewOf(
  { keep, remove }: Pair,
  plan: MergePlan,
  moved: MergedReference[],
): MergePreview {
  const named = ({ documentId, fields, type }: ContactRecord) => ({
    documentId,
    name: displayName(type, fields),
  });
  const after = [...plan.stayingLinks, ...plan.movedLinks];
  return {
    keep: named(keep.contact),
    remove: named(remove.contact),
    fields: fieldsOfBoth(keep.contact, remove.contact),
    fills: Object.entries(plan.changes).map(([field, value]) => ({ field, value })),
    links: plan.links.map(({ institution, kept, outcome, removed }) => ({
      institution,
      keptNumber: kept?.contactNumber ?? null,
      removedNumber: removed?.contactNumber ?? null,
      outcome,
      pending: after.some((link) => link.institution === institution && link.state === 'pending'),
    })),
    consents: plan.consents.save.map(({ allowed, code, institution }) => ({
      institution,
      code,
      allowed,
    })),
    references: moved,
    obstacles: plan.obstacles,
  };
}

function fieldsOfBoth(keep: ContactRecord, remove: ContactRecord): MergePreview['fields'] {
  const names = [...new Set([...Object.keys(keep.fields), ...Object.keys(remove.fields)])];
  return names.flatMap((field) => {
    const values = { keep: keep.fields[field] || null, remove: remove.fields[field] || null };
    return values.keep === null && values.remove === null ? [] : [{ field, ...values }];
  });
}
