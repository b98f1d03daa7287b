import type { MatchingPreview } from '../contracts/institutions/mapping';
import {
  type ContactRecord,
  type ContactSettings,
  type ContactStore,
  type ContactTransaction,
  findCandidates,
  matchable,
  matchContact,
} from '../contacts';
import { chunks } from '../kernel/database/values';
import { changesRule, type Proposal } from './preview-contact';
import type { PreviewPages } from './preview-pages';
import { count, noContacts } from './preview-tally';

interface TrialPorts {
  store: ContactStore;
  pages: Pick<PreviewPages, 'newestLinked' | 'matched'>;
}

const MAX_TRIED = 1_000;
const TRIED_AT_ONCE = 100;

/** What would happen to a contact if its number were new. */
const OUTCOMES = {
  one: 'recognized',
  several: 'asked',
  doubtful: 'asked',
  none: 'doubled',
} as const;

type Outcome = (typeof OUTCOMES)[keyof typeof OUTCOMES];

/** Tries an institution's rules with contacts that are linked there; by document id. */
async function outcomesOf(
  contacts: readonly ContactRecord[],
  settings: ContactSettings,
  transaction: ContactTransaction,
): Promise<Map<string, Outcome>> {
  const candidates = await findCandidates(contacts, settings, transaction);
  const links = await transaction.linksOfContacts(candidates.map(({ documentId }) => documentId));
  const numbered = new Set(
    links
      .filter((link) => link.institution === settings.institution && link.contactNumber !== null)
      .map(({ contactDocumentId }) => contactDocumentId),
  );
  return new Map(
    contacts.map(({ documentId, fields, type }) => {
      const subject = matchable(type, fields, settings);
      const isFree = (other: string) => other === documentId || !numbered.has(other);
      const { kind } = matchContact(settings.matching, subject, candidates, isFree);
      return [documentId, OUTCOMES[kind]];
    }),
  );
}

/**
 * Tries changed matching rules with the newest contacts that are linked; `null` when the rules are
 * unchanged. Rules only affect numbers that S-360 sends from then on.
 */
export async function tryMatching(
  proposal: Proposal,
  { pages, store }: TrialPorts,
): Promise<MatchingPreview | null> {
  if (!changesRule(proposal, 'matching')) return null;
  const { now, proposed } = proposal;
  const total = { recognized: noContacts(), asked: noContacts(), doubled: noContacts() };
  const documentIds = await pages.newestLinked(now.code, MAX_TRIED);
  for (const part of chunks(documentIds, TRIED_AT_ONCE)) {
    const contacts = await pages.matched(part);
    await store.transaction(async (transaction) => {
      const before = await outcomesOf(contacts, now.contacts, transaction);
      const after = await outcomesOf(contacts, proposed.contacts, transaction);
      for (const [documentId, outcome] of after)
        if (before.get(documentId) !== outcome) count(total[outcome], documentId);
    });
  }
  return { tried: documentIds.length, ...total };
}
