import { companyInS360, personInS360, type PersonValues } from '../contacts/contacts';
import { answered } from './answered';
import type { Draws } from './draws';
import type { Deeds, Edit, EditedField } from './edits';
import type { KnownLink } from './known';
import type { Place } from './place';

/** The address of a contact on one side. */
export interface AddressedContact {
  by: Edit['by'];
  isCompany: boolean;
}

/** The address of a known contact in the CRM. */
export const inCrm = ({ documentId, isCompany }: KnownLink): AddressedContact => ({
  by: { side: 'crm', documentId },
  isCompany,
});

/** The address of the same contact in the S-360 of its institution. */
export const inS360 = ({ contactNumber, institution, isCompany }: KnownLink): AddressedContact => ({
  by: { side: 's360', institution, contactNumber },
  isCompany,
});

/** `to` sets all fields; otherwise each gets a unique value. */
export type NotedEdits = (
  contact: AddressedContact,
  fields: readonly EditedField[],
  to?: string | null,
) => Promise<void>;

/** Edits on either side, each recorded before it starts and when it is answered. */
export const createNotedEdits =
  (place: Place, { deeds, draws }: { deeds: Deeds; draws: Draws }): NotedEdits =>
  async ({ by, isCompany }, fields, to) => {
    const values: PersonValues = {};
    const noted = fields.map((field): Edit => {
      const value = to === undefined ? draws.fresh(by.side === 'crm' ? 'c' : 's') : to;
      values[field] = value;
      return { field, value, by, beganAt: Date.now(), answeredAt: null, hasArrived: false };
    });
    deeds.edits.push(...noted);
    const isDone = await answered(() =>
      by.side === 'crm'
        ? place.crm.saves(by.documentId, values)
        : place.s360(by.institution).writes({
            ...(isCompany ? companyInS360(values) : personInS360(values)),
            contactNumber: by.contactNumber,
          }),
    );
    if (isDone) for (const edit of noted) edit.answeredAt = Date.now();
  };
