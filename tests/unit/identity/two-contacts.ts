import {
  planMerge,
  type MergeSide,
  type MergeTerms,
} from '../../../server/src/identity/merge-plan';
import type { ContactRecord, LinkRecord } from '../../../server/src/contacts/records';
import { aContact, aLink, at, someSettings } from '../../helpers/builders/contact-records';

export const ANNA = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };

const keepSide = (side: Partial<MergeSide> = {}): MergeSide => ({
  contact: aContact(),
  links: [],
  mergedLinks: [],
  consents: [],
  ...side,
});

export const twin = (
  fields: ContactRecord['fields'] = {},
  overrides: Partial<ContactRecord> = {},
) => aContact({ id: 2, documentId: 'twin', fields, ...overrides });

const removeSide = (side: Partial<MergeSide> = {}): MergeSide => ({
  contact: twin(),
  links: [],
  mergedLinks: [],
  consents: [],
  ...side,
});

export const ofTwin = (overrides: Partial<LinkRecord> = {}) =>
  aLink({ id: 12, contactDocumentId: 'twin', contactNumber: '2000', ...overrides });

export const planned = (
  keep: Partial<MergeSide>,
  remove: Partial<MergeSide>,
  terms: Partial<MergeTerms> = {},
) =>
  planMerge(keepSide(keep), removeSide(remove), {
    onTwoNumbers: 'refuse',
    settingsOf: (institution) => someSettings({ institution }),
    author: 'admin:1',
    at: at(0),
    ...terms,
  });
