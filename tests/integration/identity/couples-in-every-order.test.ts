import { MATCH_REVIEW_UID } from '../../../server/src/contracts/uids';
import { valuesInS360 } from '../../helpers/contacts/contacts';
import { orderings } from '../../helpers/orderings';
import type { Row } from '../../helpers/scene/crm-side';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const VENUES = ['myvenue', 'museum'] as const;
type Venue = (typeof VENUES)[number];

interface Arrival {
  at: Venue | 'crm';
  firstName: string;
}

const BOTH_AT_TWO: readonly Arrival[] = [
  { at: 'myvenue', firstName: 'Anna' },
  { at: 'myvenue', firstName: 'Bruno' },
  { at: 'museum', firstName: 'Anna' },
  { at: 'museum', firstName: 'Bruno' },
];

/** Anna is typed in Strapi, which sends her to `myvenue`. */
const ONE_TYPED: readonly Arrival[] = [{ at: 'crm', firstName: 'Anna' }, ...BOTH_AT_TWO.slice(1)];

describe('a couple with one e-mail address and one last name', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue' }, { code: 'museum', plugin: { pushNewContacts: false } }],
  });

  async function arrives({ at, firstName }: Arrival, couple: string) {
    const values = { firstName, lastName: couple, email: `${couple.toLowerCase()}@example.com` };
    if (at === 'crm') await scene.crm.creates(values);
    else await scene.s360(at).creates(values);
  }

  /** All couples at once, each in another order; then S-360 shows everybody again. */
  async function allArrive(name: string, arrivals: readonly Arrival[]) {
    const orders = orderings(arrivals);
    for (const step of arrivals.keys()) {
      for (const [at, order] of orders.entries()) {
        const next = order[step];
        if (next) await arrives(next, `${name}${at}`);
      }
      await scene.agreed();
    }
    for (const code of VENUES) await scene.s360(code).announces();
    await scene.agreed();
    return orders.length;
  }

  /** Everybody of the couples in S-360, with the contact of the CRM; `null` if there is a question. */
  async function persons(name: string) {
    const { db } = scene.running().strapi;
    const asked: Row[] = await db.query(MATCH_REVIEW_UID).findMany({ where: { state: 'open' } });
    const found = [];
    for (const institution of VENUES) {
      for (const { contactNumber, individualContact } of await scene.s360(institution).contacts()) {
        const { firstName, lastName } = valuesInS360({ individualContact });
        if (!lastName?.startsWith(name)) continue;
        const contact = await scene.crm.contactOf(institution, String(contactNumber));
        const isAsked = asked.some(
          (one) => one.institution === institution && one.contactNumber === contactNumber,
        );
        found.push({ contact, firstName, isAsked, lastName });
      }
    }
    return found;
  }

  it.each([
    ['arrives at two institutions', 'Keller', BOTH_AT_TWO],
    ['of whom one is typed in Strapi', 'Meier', ONE_TYPED],
  ])('that %s stays two people in every order', async (_how, name, arrivals) => {
    expect(await allArrive(name, arrivals)).toBe(24);
    const found = await persons(name);
    expect(found).toHaveLength(4 * 24);
    for (const { contact, firstName, isAsked, lastName } of found) {
      if (contact === null)
        expect({ firstName, lastName, isAsked }).toMatchObject({ isAsked: true });
      else expect(contact).toMatchObject({ firstName, lastName });
    }
  });
});
