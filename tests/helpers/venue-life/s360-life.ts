import { companyInS360, personInS360 } from '../contacts';
import type { Row } from '../crm-side';
import type { Draws } from './draws';
import type { Deeds } from './edits';
import { FAULTS } from './faults';
import type { Known } from './known';
import { inS360, type NotedEdits } from './noted-edits';
import type { Place } from './place';

/** What happens on S-360's side: what its operators do, which calls fail, and its cycles. */
export interface S360Life {
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
  /** The same person, unknown so far, at two institutions. */
  bothInstitutionsCreate(): Promise<void>;
  /** An institution's next calls fail, in one of the ways in which calls fail. */
  s360Fails(): Promise<void>;
  cycle(): Promise<void>;
}

const CONSENT_CODES = ['NEWS', 'SMS'] as const;

/** `known` is looked at for each deed: it changes as life goes on. */
export function createS360Life(
  place: Place,
  { deeds, draws, edits, known }: { deeds: Deeds; draws: Draws; edits: NotedEdits; known: Known },
): S360Life {
  const { institutions } = place;

  async function creates(institution: string, contact: Row): Promise<void> {
    const authorizations = CONSENT_CODES.map((authorizationCode) => ({
      authorizationCode,
      allowed: draws.below(2) === 0,
    }));
    await place.s360(institution).writes({ ...contact, authorizations });
  }

  return {
    s360Creates: () => creates(draws.oneOf(institutions), personInS360(draws.person())),
    s360CreatesCompany: () =>
      creates(draws.oneOf(institutions), companyInS360({ structureName: draws.fresh('C') })),
    async s360Edits() {
      const link = draws.anyOf(known.links);
      if (link) await edits(inS360(link), draws.anyFields(link));
    },
    async s360Blanks() {
      const link = draws.anyOf(known.links);
      const to = draws.oneOf(['', 'UNDEFINED', 'unknown']);
      if (link) await edits(inS360(link), [draws.anyField(link.isCompany)], to);
    },
    async s360LeavesOut() {
      const link = draws.anyOf(known.links);
      if (!link) return;
      const { contactNumber, institution, isCompany } = link;
      const field = draws.anyField(isCompany);
      const values = { [field]: null };
      deeds.leftOut.push({ field, institution, contactNumber, beganAt: Date.now() });
      await place.s360(institution).writes({
        ...(isCompany ? companyInS360(values) : personInS360(values)),
        contactNumber,
      });
    },
    async s360EditsTheLatest() {
      const institution = draws.oneOf(institutions);
      const latest = (await place.s360(institution).contacts()).at(-1);
      if (!latest) return;
      const contactNumber = String(latest.contactNumber);
      const isCompany = latest.type === 'STRUCTURE';
      const by = { side: 's360', institution, contactNumber } as const;
      await edits({ by, isCompany }, draws.anyFields({ isCompany }));
    },
    async s360DecidesConsent() {
      const link = draws.anyOf(known.links);
      if (!link) return;
      const authorizations = [
        { authorizationCode: draws.oneOf(CONSENT_CODES), allowed: draws.below(2) === 0 },
      ];
      const { contactNumber, institution } = link;
      await place.s360(institution).writes({ contactNumber, authorizations });
    },
    async bothInstitutionsCreate() {
      const values = draws.person();
      for (const institution of institutions) {
        await creates(institution, personInS360({ ...values, firstName: draws.fresh('f') }));
      }
    },
    async s360Fails() {
      const method = draws.oneOf([
        'saveIndividualContactData',
        'saveStructureContactData',
        'getContactData',
        '*',
      ]);
      const fault = draws.oneOf(FAULTS);
      await place.s360(draws.oneOf(institutions)).faults({ ...fault, method, times: 1 });
    },
    async cycle() {
      for (const code of institutions) await place.s360(code).cycle();
    },
  };
}
