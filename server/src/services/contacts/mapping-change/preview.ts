import { setImmediate } from 'node:timers/promises';
import type { MappingPreview, PreviewMapping } from '../../../contracts/mapping';
import { problemsOfInstitution, type PluginConfiguration } from '../../../config/schema';
import { chunks } from '../../database/values';
import type { CallBudgets } from '../../dispatch/call-budget';
import { InvalidSettingsError, NotFoundError, StateConflictError } from '../../errors';
import { institutionFrom, type Institution } from '../../institutions/institution';
import type { InstitutionRegistry } from '../../institutions/registry';
import type { ContactPages } from '../edits/sweep';
import { attributeProblems, type ContactAttribute } from '../mapping/mapped-attributes';
import type { ContactRecord } from '../records';
import { fieldChangeKey, type Clock, type ContactStore, type ContactTransaction } from '../store';
import { byContact } from './fill-slice';
import { previewContact, proposal, type PreviewedContact, type Proposal } from './preview-contact';
import { previewTally, type TalliedPreview } from './preview-tally';

/** Says what a changed mapping or filter would do to existing contacts, and what it would cost. */
export interface MappingPreviews {
  /**
   * Reads all contacts in slices; makes no call and writes nothing. Throws `InvalidSettingsError`
   * with every problem, `NotFoundError`, or `StateConflictError` while another preview is made.
   */
  preview(institution: string, proposed: PreviewMapping.Request): Promise<MappingPreview>;
}

export interface PreviewPorts {
  configuration: PluginConfiguration;
  institutions: InstitutionRegistry;
  store: ContactStore;
  pages: ContactPages;
  clock: Clock;
  /** When so many further calls would be made. */
  timeFor: CallBudgets['timeFor'];
  /** The contact as the venue has extended it. */
  attributes(): Readonly<Record<string, ContactAttribute>>;
}

const SLICE = 200;
/** Worked out without a pause: a few milliseconds. */
const CONTACTS_AT_A_TIME = 20;

/** The institution as it would be; throws where the proposal cannot be configured. */
function proposedInstitution(
  code: string,
  proposed: PreviewMapping.Request,
  { attributes, configuration, institutions }: PreviewPorts,
): { now: Institution; proposed: Institution; others: Institution[] } {
  const configured = configuration.institutions.find((institution) => institution.code === code);
  const now = institutions.find(code);
  if (!configured || !now) throw new NotFoundError(`There is no institution ${code}.`);
  const given = Object.fromEntries(
    Object.entries(proposed).filter(([, value]) => value !== undefined),
  );
  const changed = { ...configured, ...given };
  const problems = problemsOfInstitution(changed);
  if (problems.length > 0) throw new InvalidSettingsError(problems);
  const institution = institutionFrom(changed, {
    isOnly: configuration.institutions.length === 1,
    phoneCountry: configuration.phoneCountry,
  });
  const others = institutions.all().filter((other) => other.code !== code);
  const unfit = attributeProblems(attributes(), [...others, institution]);
  if (unfit.length > 0) throw new InvalidSettingsError(unfit);
  return { now, proposed: institution, others };
}

async function readSlice(
  contacts: readonly ContactRecord[],
  { change, proposed }: Proposal,
  transaction: ContactTransaction,
): Promise<PreviewedContact[]> {
  const documentIds = contacts.map(({ documentId }) => documentId);
  const links = await transaction.linksOfContacts(documentIds);
  const linksOf = byContact(links);
  const consents = byContact(await transaction.consentsOf(proposed.code, documentIds));
  const linkedHere = new Set(
    links.flatMap(({ contactDocumentId, institution }) =>
      institution === proposed.code ? [contactDocumentId] : [],
    ),
  );
  const asksForTimes = change.fields.some(
    ({ mapping }) => proposed.contacts.ruleOf(mapping.field).conflict === 'newest',
  );
  const times = asksForTimes ? await transaction.localChangeTimes(documentIds) : null;
  const madeInCrm = await transaction.contactsMadeInCrm(
    documentIds.filter((documentId) => !linkedHere.has(documentId)),
  );
  return contacts.map((contact) => {
    const { documentId } = contact;
    return {
      contact,
      links: linksOf.get(documentId) ?? [],
      consents: consents.get(documentId) ?? [],
      isMadeInCrm: madeInCrm.has(documentId),
      localChangedAtMs: (field) => times?.get(fieldChangeKey(documentId, field)) ?? null,
    };
  });
}

/** Sent as the sweep sends what a mapping has changed: after everything else. */
const LANE = 'bulk';

async function withEstimates(
  tallied: TalliedPreview,
  { timeFor }: PreviewPorts,
): Promise<MappingPreview> {
  const estimate = async (institution: string, calls: number) =>
    calls === 0 ? null : timeFor(institution, { calls, lane: LANE });
  const { calls, callsElsewhere, institution } = tallied;
  return {
    ...tallied,
    estimate: await estimate(institution, calls),
    callsElsewhere: await Promise.all(
      callsElsewhere.map(async (elsewhere) => ({
        ...elsewhere,
        estimate: await estimate(elsewhere.institution, elsewhere.calls),
      })),
    ),
  };
}

/** Makes the service; one preview at a time in a process. */
export function mappingPreviews(ports: PreviewPorts): MappingPreviews {
  let isBusy = false;

  async function tally(compared: Proposal): Promise<MappingPreview> {
    const at = ports.clock.now();
    const fields = new Set(compared.change.fields.map(({ mapping }) => mapping.field));
    const total = previewTally(compared.proposed.code, [...fields]);
    let afterId = 0;
    for (;;) {
      const contacts = await ports.pages.changedSince(new Date(0), afterId, SLICE);
      const last = contacts.at(-1);
      if (!last) return withEstimates(total.total(), ports);
      afterId = last.id;
      const subjects = await ports.store.transaction((transaction) =>
        readSlice(contacts, compared, transaction),
      );
      for (const part of chunks(subjects, CONTACTS_AT_A_TIME)) {
        for (const subject of part) {
          total.add(subject.contact.documentId, previewContact(subject, compared, at));
        }
        // Requests come in between.
        await setImmediate();
      }
    }
  }

  return {
    async preview(code, request) {
      const { now, others, proposed } = proposedInstitution(code, request, ports);
      if (isBusy) throw new StateConflictError('Another preview is being made: wait for it.');
      isBusy = true;
      try {
        return await tally(proposal(now, proposed, others));
      } finally {
        isBusy = false;
      }
    },
  };
}
