import { setImmediate } from 'node:timers/promises';
import type { MappingPreview, PreviewMapping } from '../contracts/institutions/mapping';
import { chunks } from '../kernel/database/values';
import type { CallBudgets } from '../sending';
import { reason } from '../contracts/reasons';
import { StateConflictError } from '../kernel/errors';
import { isInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import {
  requireInstitution,
  InvalidSettingsError,
  type Institution,
  type InstitutionRegistry,
} from '../institutions';
import {
  attributeProblems,
  type ContactAttribute,
  type ContactRecord,
  NO_LOCAL_CHANGES,
  type LocalChanges,
  type Clock,
  type ContactStore,
} from '../contacts';
import { excludedNumbers, type FilteredDeliveries } from './excluded-numbers';
import { byContact } from './fill-slice';
import { firstLook, type FirstLookContact } from './first-look';
import { tryMatching } from './matching-trial';
import {
  changesRule,
  NO_EFFECT,
  previewContact,
  proposal,
  type ContactEffect,
  type PreviewedContact,
  type Proposal,
} from './preview-contact';
import type { PreviewPages } from './preview-pages';
import { previewTally, type TalliedPreview } from './preview-tally';

/** Previews the effects and the cost of a changed mapping or filter on existing contacts. */
export interface MappingPreviews {
  /**
   * Reads all contacts in slices; makes no call and writes nothing.
   * @throws InvalidSettingsError with every problem of the proposal.
   * @throws NotFoundError for an unknown institution.
   * @throws StateConflictError while another preview is running.
   */
  preview(institution: string, proposed: PreviewMapping.Request): Promise<MappingPreview>;
}

interface PreviewPorts {
  institutions: InstitutionRegistry;
  /**
   * An institution as it would be with other settings.
   * @throws InvalidSettingsError with every problem of the settings.
   */
  institutionWith(code: string, proposed: PreviewMapping.Request): Institution;
  store: ContactStore;
  pages: PreviewPages;
  deliveries: FilteredDeliveries;
  /** Contacts that a changed filter has read once more. */
  countFilteredPulls(institution: string): Promise<number>;
  clock: Clock;
  /** When this many additional calls would be made. */
  timeFor: CallBudgets['timeFor'];
  /** The contact as the venue has extended it. */
  attributes(): Readonly<Record<string, ContactAttribute>>;
}

/** Reading a page blocks SQLite's process for a few milliseconds. */
const PAGE = 250;
/** This many are computed without a pause, which takes a few milliseconds. */
const GLANCES_AT_A_TIME = 125;
const CONTACTS_AT_A_TIME = 20;

/** The institution as it would be; throws when the proposal is no valid configuration. */
function proposedInstitution(
  code: string,
  proposed: PreviewMapping.Request,
  { attributes, institutions, institutionWith }: PreviewPorts,
): { now: Institution; proposed: Institution; others: Institution[] } {
  const now = requireInstitution(institutions, code);
  const institution = institutionWith(code, proposed);
  const others = institutions.all().filter((other) => other.code !== code);
  const unfit = attributeProblems(attributes(), [...others, institution]);
  if (unfit.length > 0) throw new InvalidSettingsError(unfit);
  return { now, proposed: institution, others };
}

/** By document id; `null` until it is computed. */
type Effects = Map<string, ContactEffect | null>;

/** Lets requests in between the parts. */
async function workInParts<Of>(items: readonly Of[], size: number, work: (item: Of) => void) {
  for (const part of chunks(items, size)) {
    part.forEach(work);
    await setImmediate();
  }
}

const asksForTimes = ({ change, proposed }: Proposal): boolean =>
  change.fields.some(
    ({ mapping }) => proposed.contacts.ruleOf(mapping.field).conflict === 'newest',
  );

/** All contacts, in pages, each with the input of the first look. */
async function* readFirstLooks(
  compared: Proposal,
  { pages, store }: PreviewPorts,
): AsyncGenerator<FirstLookContact[]> {
  let afterId = 0;
  for (;;) {
    const contacts = await pages.firstLooks({ afterId, limit: PAGE }, compared);
    const last = contacts.at(-1);
    if (!last) return;
    await setImmediate();
    const documentIds = contacts.map(({ documentId }) => documentId);
    const links = await pages.links(documentIds, compared);
    const linkOf = new Map(links.map((link) => [link.contactDocumentId, link]));
    const times = asksForTimes(compared)
      ? await store.transaction((transaction) => transaction.localChanges(documentIds))
      : NO_LOCAL_CHANGES;
    await setImmediate();
    afterId = last.id;
    yield contacts.map((contact) => ({
      contact,
      link: linkOf.get(contact.documentId) ?? null,
      localChangedAtMs: changeTimesOf(contact, times),
    }));
  }
}

const changeTimesOf =
  ({ documentId }: ContactRecord, times: LocalChanges) =>
  (field: string): number | null =>
    times.changedAtMs(documentId, field);

/** Reads contacts with everything known about them. */
async function readClosely(
  documentIds: readonly string[],
  compared: Proposal,
  { pages, store }: PreviewPorts,
): Promise<PreviewedContact[]> {
  if (documentIds.length === 0) return [];
  const { code } = compared.proposed;
  const contacts = await pages.contacts(documentIds, compared);
  return store.transaction(async (transaction) => {
    const links = await transaction.linksOfContacts(documentIds);
    const linksOf = byContact(links);
    const consents = byContact(await transaction.consentsOf(code, documentIds));
    const linkedHere = new Set(
      links.flatMap(({ contactDocumentId, institution }) =>
        institution === code ? [contactDocumentId] : [],
      ),
    );
    const times = asksForTimes(compared)
      ? await transaction.localChanges(documentIds)
      : NO_LOCAL_CHANGES;
    const madeInCrm = await transaction.contactsMadeInCrm(
      documentIds.filter((documentId) => !linkedHere.has(documentId)),
    );
    return contacts.map((contact) => ({
      contact,
      links: linksOf.get(contact.documentId) ?? [],
      consents: consents.get(contact.documentId) ?? [],
      isMadeInCrm: madeInCrm.has(contact.documentId),
      localChangedAtMs: changeTimesOf(contact, times),
    }));
  });
}

/** The lane in which the sweep sends what a mapping has changed: after everything else. */
const LANE = 'bulk';

/** The effects of changed filters, which only part of the contacts show. */
async function rulesPreview(
  compared: Proposal,
  { noLongerReceived, noLongerSent, sentAgain }: TalliedPreview,
  ports: PreviewPorts,
): Promise<Pick<MappingPreview, 'receives' | 'sends' | 'matching'>> {
  return {
    receives: changesRule(compared, 'receives')
      ? {
          leftOut: noLongerReceived,
          ...(await excludedNumbers(compared, ports)),
          reads: await ports.countFilteredPulls(compared.now.code),
        }
      : null,
    sends: changesRule(compared, 'sends') ? { leftOut: noLongerSent, comingIn: sentAgain } : null,
    matching: await tryMatching(compared, ports),
  };
}

async function withEstimates(
  tallied: TalliedPreview,
  rules: Awaited<ReturnType<typeof rulesPreview>>,
  { timeFor }: PreviewPorts,
): Promise<MappingPreview> {
  const estimate = async (institution: string, calls: number) =>
    calls === 0 ? null : timeFor(institution, { calls, lane: LANE });
  const { callsElsewhere, contacts, created, fields, institution, withheld } = tallied;
  const calls = tallied.calls + (rules.receives?.reads ?? 0);
  return {
    institution,
    contacts,
    fields,
    created,
    withheld,
    ...rules,
    calls,
    estimate: await estimate(institution, calls),
    callsElsewhere: await Promise.all(
      callsElsewhere.map(async (elsewhere) => ({
        ...elsewhere,
        estimate: await estimate(elsewhere.institution, elsewhere.calls),
      })),
    ),
  };
}

/** The same without what institutions outside the scope would be called. */
export const previewInScope = (
  preview: MappingPreview,
  scope: InstitutionScope,
): MappingPreview => ({
  ...preview,
  callsElsewhere: preview.callsElsewhere.filter(({ institution }) => isInScope(scope, institution)),
});

/** Creates the service; it allows one preview at a time per process. */
export function mappingPreviews(ports: PreviewPorts): MappingPreviews {
  let isBusy = false;

  async function tally(compared: Proposal): Promise<MappingPreview> {
    const at = ports.clock.now();
    const fields = new Set(compared.change.fields.map(({ mapping }) => mapping.field));
    const total = previewTally(compared.proposed.code, [...fields]);
    const look = firstLook(compared);
    for await (const page of readFirstLooks(compared, ports)) {
      const effects: Effects = new Map();
      await workInParts(page, GLANCES_AT_A_TIME, (glanced) => {
        effects.set(glanced.contact.documentId, look(glanced, at));
      });
      const unclear = [...effects].flatMap(([documentId, effect]) => (effect ? [] : [documentId]));
      await workInParts(
        await readClosely(unclear, compared, ports),
        CONTACTS_AT_A_TIME,
        (subject) => {
          effects.set(subject.contact.documentId, previewContact(subject, compared, at));
        },
      );
      // In the order of the contacts, however an effect was found; a contact deleted meanwhile has
      // none.
      for (const [documentId, effect] of effects) total.add(documentId, effect ?? NO_EFFECT);
    }
    const tallied = total.total();
    return withEstimates(tallied, await rulesPreview(compared, tallied, ports), ports);
  }

  return {
    async preview(code, request) {
      const { now, others, proposed } = proposedInstitution(code, request, ports);
      if (isBusy) throw new StateConflictError(reason('previewRunning'));
      isBusy = true;
      try {
        return await tally(proposal(now, proposed, others));
      } finally {
        isBusy = false;
      }
    },
  };
}
