import { STANDARD_MAPPING } from '../../../server/src/contacts/model/mapping/mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { DEFAULT_MATCHING } from '../../../server/src/contacts/receive/matching';
import {
  NO_BELONGINGS,
  type ConsentRecord,
  type ContactRecord,
  type LinkRecord,
  type Sending,
} from '../../../server/src/contacts/records';
import type { Observations } from '../../../server/src/contacts/model/merge/field-observation';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { ContactSnapshot } from '../../../server/src/contacts/model/mapping/snapshot';

export const BASE_URL = 'https://myvenue.example.com';

/** Ten o’clock plus the given milliseconds. */
export const at = (ms: number): Date => new Date(Date.UTC(2026, 2, 1, 10, 0, 0) + ms);
export const atMs = (ms: number): number => at(ms).getTime();

export function someSettings(
  overrides: Partial<ContactSettings> & { rules?: Record<string, Partial<FieldRule>> } = {},
): ContactSettings {
  const { rules, ...rest } = overrides;
  return {
    institution: 'myvenue',
    baseUrl: BASE_URL,
    mapping: STANDARD_MAPPING,
    matching: DEFAULT_MATCHING,
    phoneCountry: 'CH',
    updatedSinceMs: null,
    savesCompanies: true,
    ruleOf: (field) => ({ conflict: 's360', blank: 'keep', ...rules?.[field] }),
    ...rest,
  };
}

export function aContact(overrides: Partial<ContactRecord> = {}): ContactRecord {
  return {
    id: 1,
    documentId: 'anna',
    type: 'individual',
    updatedAt: at(-60_000),
    ...overrides,
    fields: {
      firstName: 'Anna',
      lastName: 'Keller',
      email: 'anna@example.com',
      ...overrides.fields,
    },
  };
}

/** Both sides have had these values for a minute. */
export function agreed(values: Record<string, string | null>): Observations {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      { base: value, remote: value, setAtMs: atMs(-60_000) },
    ]),
  );
}

export function aLink(overrides: Partial<LinkRecord> = {}): LinkRecord {
  return {
    id: 11,
    documentId: 'link-of-anna',
    institution: 'myvenue',
    contactDocumentId: 'anna',
    contactNumber: '1000',
    mergedInto: null,
    baseUrl: BASE_URL,
    state: 'inSync',
    observations: agreed({ firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' }),
    markedRevision: 0,
    acknowledgedRevision: 0,
    markedAt: null,
    lane: 'edit',
    bulkJobId: null,
    traceparent: null,
    sending: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
    pullFailure: null,
    inDoubt: null,
    lastReceived: null,
    lastSent: null,
    warnings: [],
    belongings: NO_BELONGINGS,
    ...overrides,
  };
}

/** A link to a contact that S-360 does not have yet. */
export function aCreateLink(overrides: Partial<LinkRecord> = {}): LinkRecord {
  return aLink({
    contactNumber: null,
    state: 'pending',
    observations: {},
    markedRevision: 1,
    markedAt: at(0),
    ...overrides,
  });
}

export function aSending(overrides: Partial<Sending> = {}): Sending {
  return {
    kind: 'create',
    contactType: 'individual',
    revision: 1,
    values: { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' },
    fence: 1,
    startedAtMs: atMs(0),
    ...overrides,
  };
}

export function aConsent(overrides: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    id: 31,
    institution: 'myvenue',
    contactDocumentId: 'anna',
    code: 'NEWS',
    allowed: true,
    source: 's360',
    changedAt: at(-60_000),
    changedByUser: null,
    wording: null,
    ...overrides,
  };
}

/** A snapshot of a person with the fields in `values`. */
export function aSnapshot(
  values: Record<string, string | null>,
  overrides: Partial<Omit<ContactSnapshot, 'fields'>> = {},
): ContactSnapshot {
  return {
    contactNumber: '1000',
    type: 'individual',
    modifiedAtMs: atMs(0),
    createdAtMs: atMs(0),
    consents: {},
    belongings: {},
    warnings: [],
    fields: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, { canonical: value, column: value }]),
    ),
    ...overrides,
  };
}
