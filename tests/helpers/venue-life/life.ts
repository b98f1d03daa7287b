import type { Row } from '../scene/crm-side';
import type { Random } from '../runs/random';
import { answered } from './answered';
import { createDraws } from './draws';
import type { Deeds } from './edits';
import { knownFrom, nothingKnown } from './known';
import { createNotedEdits, inCrm, inS360 } from './noted-edits';
import type { Place } from './place';
import { createS360Life, type S360Life } from './s360-life';
import type { Tables } from './tables';

/**
 * The actions of operators on both sides. Each is recorded before it starts and when it is
 * answered.
 */
export interface Life extends S360Life {
  /** Replaces the known contacts. */
  looksAt(tables: Tables): void;
  crmCreates(): Promise<void>;
  crmCreatesCompany(): Promise<void>;
  crmEdits(): Promise<void>;
  crmEmpties(): Promise<void>;
  /** A person decides an open or a decided conflict. */
  crmDecidesConflict(): Promise<void>;
  crmDecidesConsent(): Promise<void>;
  /** Edits the same field of the same contact on both sides before an exchange. */
  bothEdit(): Promise<void>;
  /** Repeats an earlier payload. */
  payloadComesAgain(): Promise<void>;
  /** A payload with an item with only a number, an unusable item, and a new one. */
  oddPayloadComes(): Promise<void>;
  /** Deletes a contact in the CRM. */
  crmDeletes(): Promise<void>;
}

/** `tag` makes the values of this scenario different from those of others. */
export function createLife(
  place: Place,
  { deeds, random, tag }: { deeds: Deeds; random: Random; tag: string },
): Life {
  const { crm, institutions } = place;
  const known = nothingKnown();
  const draws = createDraws(random, tag);
  const edits = createNotedEdits(place, { deeds, draws });

  async function creates(name: string, values: Row): Promise<void> {
    const creation = { name, answered: false };
    deeds.creations.push(creation);
    creation.answered = await answered(() => crm.creates(values));
  }

  return {
    ...createS360Life(place, { deeds, draws, edits, known }),
    looksAt(tables) {
      Object.assign(known, knownFrom(tables));
    },
    async crmCreates() {
      const values = draws.person();
      await creates(String(values.lastName), { ...values });
    },
    async crmCreatesCompany() {
      const structureName = draws.fresh('C');
      await creates(structureName, { type: 'structure', structureName, town: draws.fresh('t') });
    },
    async crmEdits() {
      const link = draws.anyOf(known.links);
      if (link) await edits(inCrm(link), draws.anyFields(link));
    },
    async crmEmpties() {
      const link = draws.anyOf(known.links);
      if (link) await edits(inCrm(link), [draws.anyField(link.isCompany)], null);
    },
    async crmDecidesConflict() {
      const conflict = draws.anyOf(known.conflicts);
      if (!conflict) return;
      const decision = draws.oneOf(['crm', 's360']);
      await answered(async () => {
        const path = `/s360/conflicts/${String(conflict.id)}/decision`;
        const { status } = await place.access().admin('POST', path, { decision });
        // 409: the decision is no longer possible.
        if (status !== 200 && status !== 409) throw new Error(`a decision was answered ${status}`);
      });
    },
    async crmDecidesConsent() {
      const consent = draws.anyOf(known.consents);
      if (!consent) return;
      const allowed = draws.below(2) === 0;
      const documentId = String(consent.contactDocumentId);
      const institution = String(consent.institution);
      const code = String(consent.code);
      if (allowed) deeds.allowances.push({ documentId, institution, code });
      const path = `/${institution}/consents/${code}`;
      await answered(() => crm.panel('PUT', documentId, path, { allowed }));
    },
    async bothEdit() {
      const link = draws.anyOf(known.links);
      if (!link) return;
      const field = draws.anyField(link.isCompany);
      await edits(inS360(link), [field]);
      await edits(inCrm(link), [field]);
      // The item from S-360 arrives shortly after the save, usually before its push starts.
      await place.s360(link.institution).cycle();
    },
    async payloadComesAgain() {
      const earlier = draws.anyOf(known.bodies);
      if (!earlier) return;
      await answered(() => place.delivers(JSON.parse(earlier.body), earlier.institution));
    },
    async oddPayloadComes() {
      const link = draws.anyOf(known.links);
      const marker = draws.fresh('marker');
      const institution = link?.institution ?? draws.oneOf(institutions);
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
      const link = draws.anyOf(known.links);
      if (!link) return;
      const { documentId } = link;
      known.links = known.links.filter((other) => other.documentId !== documentId);
      deeds.deletions.push({ documentId });
      await answered(() => crm.deletes(documentId));
    },
  };
}
