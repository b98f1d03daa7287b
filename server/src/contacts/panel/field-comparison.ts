import type { ComparedField, FieldsAtInstitution } from '../../contracts/contacts/contact-fields';
import { CONTACT_HISTORY_UID } from '../../contracts/uids';
import type { Institution, InstitutionRegistry } from '../../institutions';
import type { NamesOfAuthors } from '../../kernel/authors';
import { hideQuery } from '../../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { isoTime, text } from '../../kernel/database/values';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { openConflictIds } from '../conflicts/open-conflicts';
import { contactById } from '../database/contacts-by-id';
import { causerOf } from '../history/contact-history';
import { isClosed } from '../model/link-states';
import { canonical, type Canonical } from '../model/mapping/canonical';
import { fieldsOf, type FieldMapping } from '../model/mapping/mapping';
import { fieldsToSend } from '../model/merge/fields-to-send';
import { fieldWork } from '../model/merge/merge';
import { formInS360, heldBecause, NEVER_SEEN } from '../model/merge/observation';
import type { ContactRecord, HistoryCause, LinkRecord } from '../records';
import type { FieldObservation } from '../model/merge/field-observation';
import type { ContactSettings } from '../settings';
import type { ContactStore } from '../store';
import { hasHeldField } from './sync-status';

export interface FieldComparison {
  /** By institution, without those whose record of it nobody has seen. Throws (404) for no such contact. */
  compare(contactDocumentId: string, scope: InstitutionScope): Promise<FieldsAtInstitution[]>;
}

interface FieldComparisonPorts {
  database: StrapiDatabase;
  store: ContactStore;
  institutions: InstitutionRegistry;
  namesOf: NamesOfAuthors;
}

type Changes = ReadonlyMap<string, ComparedField['changedInCrm']>;

interface Compared {
  contact: ContactRecord;
  link: LinkRecord;
  institution: Institution;
  conflictIds: ReadonlyMap<string, number>;
}

/** The service that compares them. */
export function fieldComparison(ports: FieldComparisonPorts): FieldComparison {
  const { database, institutions, namesOf, store } = ports;

  /** A subquery: one row per field, however long the contact's history is. */
  function lastRows(contactDocumentId: string, fields: readonly string[]): object {
    const { column, table } = database.names(CONTACT_HISTORY_UID);
    return hideQuery(
      database
        .connection(table)
        .max('id')
        .where(column('contactDocumentId'), contactDocumentId)
        .whereIn(column('field'), [...fields])
        .groupBy(column('field')),
    );
  }

  /** The last change of each field in the CRM, whoever made it. */
  async function lastChanges(
    contactDocumentId: string,
    fields: readonly string[],
  ): Promise<Changes> {
    if (fields.length === 0) return new Map();
    const rows: Row[] = await database
      .query(CONTACT_HISTORY_UID)
      .select(['field', 'cause', 'causedBy', 'changedAt'])
      .where({ id: { $in: lastRows(contactDocumentId, fields) } })
      .execute();
    const last = new Map(rows.map((row) => [text(row.field) ?? '', row]));
    const named = await namesOf([...last.values()].map((row) => causerOf(row).author));
    return new Map(
      [...last].map(([field, row]) => [
        field,
        {
          at: isoTime(row.changedAt) ?? '',
          cause: text(row.cause) as HistoryCause,
          by: named(causerOf(row).author),
        },
      ]),
    );
  }

  return {
    async compare(contactDocumentId, scope) {
      const contact = await contactById(database, contactDocumentId);
      const links = await store.transaction((transaction) =>
        transaction.linksOfContacts([contactDocumentId]),
      );
      const found: FieldsAtInstitution[] = [];
      for (const institution of institutions.all()) {
        const { code, name } = institution;
        const link = links.find((one) => one.institution === code);
        if (!link || isClosed(link) || isUnread(link) || !isInScope(scope, code)) continue;
        const conflictIds = hasHeldField(link)
          ? await openConflictIds(database, code, contactDocumentId)
          : new Map();
        const fields = comparedFields({ contact, link, institution, conflictIds });
        found.push({ institution: { code, name }, fields });
      }
      const differing = found.flatMap(({ fields }) =>
        fields.flatMap(({ field, state }) => (state === 'same' ? [] : [field])),
      );
      const changes = await lastChanges(contactDocumentId, differing);
      return found.map((at) => ({
        ...at,
        fields: at.fields.map((field) => ({
          ...field,
          changedInCrm: changes.get(field.field) ?? null,
        })),
      }));
    },
  };
}

/** A number that a person linked and that was never read: nobody knows what S-360 has under it. */
const isUnread = ({ contactNumber, observations }: LinkRecord): boolean =>
  contactNumber !== null && Object.keys(observations).length === 0;

function comparedFields(compared: Compared): ComparedField[] {
  const { contact, institution, link } = compared;
  const settings = institution.contacts;
  const { send } = fieldsToSend({ link, contact, consents: [], settings });
  return fieldsOf(settings.mapping, contact.type).flatMap((mapping) => {
    const observation = link.observations[mapping.field];
    const crm = canonical(mapping.kind, contact.fields[mapping.field], settings);
    const isBlank = [crm, observation?.base, observation?.remote].every(
      (value) => value === null || value === undefined,
    );
    const state = stateOf(mapping, crm, observation, { send, settings });
    return isBlank ? [] : [comparedField(mapping, state, compared)];
  });
}

function stateOf(
  { direction, field }: FieldMapping,
  crm: Canonical,
  observation: FieldObservation | undefined,
  { send, settings }: { send: Readonly<Record<string, Canonical>>; settings: ContactSettings },
): ComparedField['state'] {
  if (observation?.held) return 'conflict';
  if (Object.hasOwn(send, field)) return 'pending';
  if (crm !== knownInS360(observation)) {
    const isEmptied = crm === null && settings.emptying === 'never' && direction !== 'fromS360';
    const work = fieldWork(observation ?? NEVER_SEEN, crm, settings.ruleOf(field));
    return isEmptied && work === 'send' ? 'notEmptied' : 'differs';
  }
  return formInS360(observation ?? NEVER_SEEN) === undefined ? 'same' : 'form';
}

/** What S-360 has: what it sent last, else what it was sent; a form counts as the value. */
const knownInS360 = (observation: FieldObservation | undefined): Canonical =>
  observation?.remote === undefined ? (observation?.base ?? null) : observation.remote;

/**
 * When S-360 got its value: by a change there, or by the last push. `null` when it has another value
 * than was pushed, and its own date is from before the push.
 */
function s360ChangedAt(observation: FieldObservation): string | null {
  const { base, pushedAtMs = -Infinity, setAtMs = -Infinity } = observation;
  if (setAtMs < pushedAtMs && knownInS360(observation) !== base) return null;
  const changedAtMs = Math.max(setAtMs, pushedAtMs);
  return Number.isFinite(changedAtMs) ? new Date(changedAtMs).toISOString() : null;
}

function comparedField(
  { field }: FieldMapping,
  state: ComparedField['state'],
  { conflictIds, contact, link }: Compared,
): ComparedField {
  const observation = link.observations[field];
  const inS360 = formInS360(observation ?? NEVER_SEEN);
  return {
    field,
    base: observation?.base ?? null,
    crm: contact.fields[field] ?? null,
    s360: state === 'form' && inS360 !== undefined ? inS360 : knownInS360(observation),
    state,
    changedInCrm: null,
    changedInS360: observation ? s360ChangedAt(observation) : null,
    conflictId: conflictIds.get(field) ?? null,
    because: heldBecause(observation ?? NEVER_SEEN),
  };
}
