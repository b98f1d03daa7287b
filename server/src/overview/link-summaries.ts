import {
  loadNextAttempts,
  type NextAttempt,
  type NextAttemptPorts,
  contactsById,
  type ContactRecord,
  type LinkRecord,
} from '../contacts';
import type { LinkSummary } from '../contracts/overview';
import type { InstitutionRegistry } from '../institutions';
import { linkSummary } from './link-summary';

interface LinkSummaryPorts extends NextAttemptPorts {
  institutions: InstitutionRegistry;
}

async function attemptsOf(
  links: readonly LinkRecord[],
  contacts: ReadonlyMap<string, ContactRecord>,
  ports: LinkSummaryPorts,
): Promise<Map<number, NextAttempt>> {
  const attempts = new Map<number, NextAttempt>();
  for (const code of new Set(links.map(({ institution }) => institution))) {
    // An institution that is no longer configured makes no calls.
    const institution = ports.institutions.find(code);
    if (!institution) continue;
    const asked = links
      .filter((link) => link.institution === code)
      .map((link) => ({
        link,
        type: contacts.get(link.contactDocumentId ?? '')?.type ?? ('individual' as const),
      }));
    for (const [id, attempt] of await loadNextAttempts(institution, asked, ports))
      attempts.set(id, attempt);
  }
  return attempts;
}

/**
 * Links for the list: with their contacts, whether values were lost (`harmed`), and when their next
 * calls are due.
 */
export async function linkSummaries(
  links: readonly LinkRecord[],
  harmed: ReadonlySet<number>,
  ports: LinkSummaryPorts,
): Promise<LinkSummary[]> {
  const contacts = await contactsById(
    ports.database,
    links.flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
  );
  const attempts = await attemptsOf(links, contacts, ports);
  return links.map((link) =>
    linkSummary(link, {
      contact: contacts.get(link.contactDocumentId ?? ''),
      attempt: attempts.get(link.id),
      isHarmed: harmed.has(link.id),
      settings: ports.institutions.find(link.institution)?.contacts,
    }),
  );
}
