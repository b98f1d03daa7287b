import { companyInS360, personInS360, type PersonValues } from '../contacts';
import type { CrmAccess, CrmSide, Row } from '../crm-side';
import { at } from '../json';
import type { Random } from '../random';
import type { S360Side } from '../s360-side';
import {
  EDITED_FIELDS,
  FIELDS_OF_COMPANIES,
  type Deeds,
  type Edit,
  type EditedField,
} from './edits';
import { FAULTS } from './faults';
import { appliedBodies, knownLinks, type AppliedBody, type KnownLink } from './known';
import type { Tables } from './tables';

/** Where a life happens: a CRM, in whatever process, and S-360's side of some institutions. */
export interface Place {
  crm: CrmSide;
  access(): CrmAccess;
  institutions: readonly [string, ...string[]];
  s360(code: string): S360Side;
  /** POSTs to the contact webhook of an institution with the right key; answers the status. */
  delivers(body: unknown, code: string): Promise<number>;
}

/** What operators of both sides do. Each deed is noted before it is done and when it is answered. */
export interface Life {
  /** From now on, these are the contacts that are known. */
  looksAt(tables: Tables): void;
  crmCreates(): Promise<void>;
  crmCreatesCompany(): Promise<void>;
  crmEdits(): Promise<void>;
  crmEmpties(): Promise<void>;
  /** What is held, or was decided, is decided by a person. */
  crmDecidesConflict(): Promise<void>;
  crmDecidesConsent(): Promise<void>;
  s360Creates(): Promise<void>;
  s360CreatesCompany(): Promise<void>;
  s360Edits(): Promise<void>;
  /** A field is emptied, and shown as empty, or gets a placeholder. */
  s360Blanks(): Promise<void>;
  /** A field is emptied, and left out of what S-360 shows from then on. */
  s360LeavesOut(): Promise<void>;
  /** S-360's latest contact is edited: the CRM may not know yet that S-360 has it. */
  s360EditsTheLatest(): Promise<void>;
  s360DecidesConsent(): Promise<void>;
  /** The same field of the same contact on both sides, before either knows of the other. */
  bothEdit(): Promise<void>;
  /** The same person, unknown so far, at two institutions. */
  bothInstitutionsCreate(): Promise<void>;
  /** An earlier payload comes once more. */
  payloadComesAgain(): Promise<void>;
  /** A payload with an item that names only the number, one that is unusable, and one that is new. */
  oddPayloadComes(): Promise<void>;
  /** A contact is deleted in the CRM. */
  crmDeletes(): Promise<void>;
  /** An institution's next calls fail, in one of the ways in which calls fail. */
  s360Fails(): Promise<void>;
  cycle(): Promise<void>;
}

/**
 * A connection that broke: its process was killed, and whether the deed was done is not known.
 * By its name, because `fetch` throws errors of another realm than the test's.
 */
const isGone = (error: unknown): boolean => at(error, 'name') === 'TypeError';

/** Somebody else deleted the contact a moment before. */
const wasDeleted = (error: unknown): boolean => String(at(error, 'message')).startsWith('404:');

export const CONSENT_CODES = ['NEWS', 'SMS'] as const;

/** `tag` makes the values of this life different from those of any other. */
export function createLife(
  place: Place,
  { deeds, random, tag }: { deeds: Deeds; random: Random; tag: string },
): Life {
  const { crm, institutions } = place;
  let links: KnownLink[] = [];
  let bodies: AppliedBody[] = [];
  let consents: Row[] = [];
  let conflicts: Row[] = [];
  let count = 0;
  const fresh = (side: string) => `${side}${tag}-${(count += 1)}`;

  /** Does a deed; answers whether it was answered. */
  async function answered(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      return true;
    } catch (error) {
      if (!isGone(error) && !wasDeleted(error)) throw error;
      return false;
    }
  }

  /** `to`: what the fields are set to; else each gets a value of its own. */
  async function edits(
    { by, isCompany }: { by: Edit['by']; isCompany: boolean },
    fields: readonly EditedField[],
    to?: string | null,
  ): Promise<void> {
    const values: PersonValues = {};
    const noted = fields.map((field): Edit => {
      const value = to === undefined ? fresh(by.side === 'crm' ? 'c' : 's') : to;
      values[field] = value;
      return { field, value, by, beganAt: Date.now(), answeredAt: null, hasArrived: false };
    });
    deeds.edits.push(...noted);
    const isDone = await answered(() =>
      by.side === 'crm'
        ? crm.saves(by.documentId, values)
        : place.s360(by.institution).writes({
            ...(isCompany ? companyInS360(values) : personInS360(values)),
            contactNumber: by.contactNumber,
          }),
    );
    if (isDone) for (const edit of noted) edit.answeredAt = Date.now();
  }

  const anyOf = <T>(choices: readonly T[]): T | undefined => choices[random.below(choices.length)];

  /** A contact as it is addressed by one side. */
  const inCrm = ({ documentId, isCompany }: KnownLink) => ({
    by: { side: 'crm', documentId } as const,
    isCompany,
  });
  const inS360 = ({ contactNumber, institution, isCompany }: KnownLink) => ({
    by: { side: 's360', institution, contactNumber } as const,
    isCompany,
  });

  function anyField(isCompany: boolean): EditedField {
    const field = random.oneOf(EDITED_FIELDS);
    return isCompany && !FIELDS_OF_COMPANIES.includes(field) ? 'town' : field;
  }

  function anyFields({ isCompany }: { isCompany: boolean }): EditedField[] {
    const [first, second] = [anyField(isCompany), anyField(isCompany)];
    return random.below(2) === 0 || first === second ? [first] : [first, second];
  }

  const person = (): PersonValues => {
    const lastName = fresh('P');
    return { lastName, email: `${lastName.toLowerCase()}@example.com`, firstName: fresh('f') };
  };

  async function s360Creates(institution: string, contact: Row): Promise<void> {
    const authorizations = CONSENT_CODES.map((authorizationCode) => ({
      authorizationCode,
      allowed: random.below(2) === 0,
    }));
    await place.s360(institution).writes({ ...contact, authorizations });
  }

  async function creates(name: string, values: Row): Promise<void> {
    const creation = { name, answered: false };
    deeds.creations.push(creation);
    creation.answered = await answered(() => crm.creates(values));
  }

  return {
    looksAt(tables) {
      links = knownLinks(tables);
      bodies = appliedBodies(tables);
      ({ conflicts, consents } = tables);
    },
    async crmCreates() {
      const values = person();
      await creates(String(values.lastName), { ...values });
    },
    async crmCreatesCompany() {
      const structureName = fresh('C');
      await creates(structureName, { type: 'structure', structureName, town: fresh('t') });
    },
    async crmEdits() {
      const link = anyOf(links);
      if (link) await edits(inCrm(link), anyFields(link));
    },
    async crmEmpties() {
      const link = anyOf(links);
      if (link) await edits(inCrm(link), [anyField(link.isCompany)], null);
    },
    async crmDecidesConflict() {
      const conflict = anyOf(conflicts);
      if (!conflict) return;
      const decision = random.oneOf(['crm', 's360']);
      await answered(async () => {
        const path = `/s360/conflicts/${String(conflict.id)}/decision`;
        const { status } = await place.access().admin('POST', path, { decision });
        // 409: it does not fit any more.
        if (status !== 200 && status !== 409) throw new Error(`a decision was answered ${status}`);
      });
    },
    async crmDecidesConsent() {
      const consent = anyOf(consents);
      if (!consent) return;
      const allowed = random.below(2) === 0;
      const documentId = String(consent.contactDocumentId);
      const institution = String(consent.institution);
      const code = String(consent.code);
      if (allowed) deeds.allowances.push({ documentId, institution, code });
      const path = `/${institution}/consents/${code}`;
      await answered(() => crm.panel('PUT', documentId, path, { allowed }));
    },
    s360Creates: () => s360Creates(random.oneOf(institutions), personInS360(person())),
    s360CreatesCompany: () =>
      s360Creates(random.oneOf(institutions), companyInS360({ structureName: fresh('C') })),
    async s360Edits() {
      const link = anyOf(links);
      if (link) await edits(inS360(link), anyFields(link));
    },
    async s360Blanks() {
      const link = anyOf(links);
      const to = random.oneOf(['', 'UNDEFINED', 'unknown']);
      if (link) await edits(inS360(link), [anyField(link.isCompany)], to);
    },
    async s360LeavesOut() {
      const link = anyOf(links);
      if (!link) return;
      const { contactNumber, institution, isCompany } = link;
      const field = anyField(isCompany);
      const values = { [field]: null };
      deeds.leftOut.push({ field, institution, contactNumber, beganAt: Date.now() });
      await place.s360(institution).writes({
        ...(isCompany ? companyInS360(values) : personInS360(values)),
        contactNumber,
      });
    },
    async s360EditsTheLatest() {
      const institution = random.oneOf(institutions);
      const latest = (await place.s360(institution).contacts()).at(-1);
      if (!latest) return;
      const contactNumber = String(latest.contactNumber);
      const isCompany = latest.type === 'STRUCTURE';
      const by = { side: 's360', institution, contactNumber } as const;
      await edits({ by, isCompany }, anyFields({ isCompany }));
    },
    async s360DecidesConsent() {
      const link = anyOf(links);
      if (!link) return;
      const authorizations = [
        { authorizationCode: random.oneOf(CONSENT_CODES), allowed: random.below(2) === 0 },
      ];
      const { contactNumber, institution } = link;
      await place.s360(institution).writes({ contactNumber, authorizations });
    },
    async bothEdit() {
      const link = anyOf(links);
      if (!link) return;
      const field = anyField(link.isCompany);
      await edits(inS360(link), [field]);
      await edits(inCrm(link), [field]);
      // What S-360 shows comes a moment after the save, most often before its push begins.
      await place.s360(link.institution).cycle();
    },
    async bothInstitutionsCreate() {
      const values = person();
      for (const institution of institutions) {
        await s360Creates(institution, personInS360({ ...values, firstName: fresh('f') }));
      }
    },
    async payloadComesAgain() {
      const earlier = anyOf(bodies);
      if (!earlier) return;
      await answered(() => place.delivers(JSON.parse(earlier.body), earlier.institution));
    },
    async oddPayloadComes() {
      const link = anyOf(links);
      const marker = fresh('marker');
      const institution = link?.institution ?? random.oneOf(institutions);
      const items = [
        { marker, type: 'GUIDE', individualContact: { individualLastname: 'Nobody' } },
        ...(link ? [{ contactNumber: link.contactNumber }] : []),
      ];
      const wasAnswered = await answered(async () => {
        const status = await place.delivers(items, institution);
        if (status !== 200) throw new Error(`a delivery was answered ${status}`);
      });
      if (wasAnswered) deeds.accepted.push({ marker });
    },
    async crmDeletes() {
      const link = anyOf(links);
      if (!link) return;
      const { documentId } = link;
      links = links.filter((other) => other.documentId !== documentId);
      deeds.deletions.push({ documentId });
      await answered(() => crm.deletes(documentId));
    },
    async s360Fails() {
      const method = random.oneOf([
        'saveIndividualContactData',
        'saveStructureContactData',
        'getContactData',
        '*',
      ]);
      const fault = random.oneOf(FAULTS);
      await place.s360(random.oneOf(institutions)).faults({ ...fault, method, times: 1 });
    },
    async cycle() {
      for (const code of institutions) await place.s360(code).cycle();
    },
  };
}
