import { companyInS360, personInS360 } from '../contacts/contacts';
import type { Row } from '../scene/crm-side';
import type { Draws } from './draws';
import type { Deeds } from './edits';
import { FAULTS } from './faults';
import type { Known } from './known';
import { inS360, type NotedEdits } from './noted-edits';
import type { Place } from './place';

/** The events on the S-360 side: actions of operators, failing calls, and cycles. */
export interface S360Life {
  s360Creates(): Promise<void>;
  s360CreatesCompany(): Promise<void>;
  s360Edits(): Promise<void>;
  /** Empties a field, which is then shown as empty, or sets a placeholder. */
  s360Blanks(): Promise<void>;
  /** Empties a field, which S-360 then omits. */
  s360LeavesOut(): Promise<void>;
  /** Edits the latest contact of S-360, which the CRM may not know yet. */
  s360EditsTheLatest(): Promise<void>;
  s360DecidesConsent(): Promise<void>;
  /** Creates the same unknown person at two institutions. */
  bothInstitutionsCreate(): Promise<void>;
  /** Lets the next calls of an institution fail in some way. */
  s360Fails(): Promise<void>;
  cycle(): Promise<void>;
}

const CONSENT_CODES = ['NEWS', 'SMS'] as const;

/** `known` is called for each action, as it changes. */
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
