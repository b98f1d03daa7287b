import { nextAttempts, type NextAttempt, type NextAttemptPorts } from '../../contacts';
import type { LinkSummary } from '../../contracts/overview';
import { CONTACT_UID } from '../../contracts/uids';
import { contactFromRow } from '../contacts/database/rows';
import type { ReadBacks } from '../../sending/trust';
import type { ContactRecord, LinkRecord } from '../contacts/records';
import type { StrapiDatabase } from '../database/strapi-database';
import type { InstitutionRegistry } from '../institutions/registry';
import { linkSummary } from './rows';

interface LinkSummaryPorts extends NextAttemptPorts {
  institutions: InstitutionRegistry;
  readBacks: Pick<ReadBacks, 'contactsWithLosses'>;
}

async function contactsOf(
  links: readonly LinkRecord[],
  database: StrapiDatabase,
): Promise<Map<string, ContactRecord>> {
  const documentIds = links.map(({ contactDocumentId }) => contactDocumentId);
  const rows = await database
    .query(CONTACT_UID)
    .select('*')
    .where({ documentId: { $in: documentIds } })
    .execute();
  return new Map(rows.map(contactFromRow).map((contact) => [contact.documentId, contact]));
}

async function attemptsOf(
  links: readonly LinkRecord[],
  contacts: ReadonlyMap<string, ContactRecord>,
  ports: LinkSummaryPorts,
): Promise<Map<number, NextAttempt>> {
  const attempts = new Map<number, NextAttempt>();
  for (const code of new Set(links.map(({ institution }) => institution))) {
    // Nothing is exchanged with one that has left the configuration.
    const institution = ports.institutions.find(code);
    if (!institution) continue;
    const asked = links
      .filter((link) => link.institution === code)
      .map((link) => ({
        link,
        type: contacts.get(link.contactDocumentId ?? '')?.type ?? ('individual' as const),
      }));
    for (const [id, attempt] of await nextAttempts(institution, asked, ports))
      attempts.set(id, attempt);
  }
  return attempts;
}

/** The links whose contacts S-360 has lost values of. */
async function withLosses(
  links: readonly LinkRecord[],
  { readBacks }: Pick<LinkSummaryPorts, 'readBacks'>,
): Promise<ReadonlySet<number>> {
  const ids = new Set<number>();
  for (const code of new Set(links.map(({ institution }) => institution))) {
    const lost = await readBacks.contactsWithLosses(code);
    for (const { contactDocumentId, id, institution } of links)
      if (institution === code && lost.has(contactDocumentId ?? '')) ids.add(id);
  }
  return ids;
}

/**
 * Links as a list shows them: with their contacts, what S-360 has lost of them, and when their next
 * calls are made.
 */
export async function linkSummaries(
  links: readonly LinkRecord[],
  ports: LinkSummaryPorts,
): Promise<LinkSummary[]> {
  const contacts = await contactsOf(links, ports.database);
  const attempts = await attemptsOf(links, contacts, ports);
  const lost = await withLosses(links, ports);
  return links.map((link) => {
    const contact = contacts.get(link.contactDocumentId ?? '');
    return linkSummary(link, contact, attempts.get(link.id), lost.has(link.id));
  });
}
