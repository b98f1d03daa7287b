import { MATCH_REVIEW_UID } from '../../../server/src/contracts/uids';
import { orderings } from '../../helpers/orderings';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const VENUES = ['myvenue', 'museum'] as const;
type Venue = (typeof VENUES)[number];

interface Arrival {
  at: Venue | 'crm';
  firstName: string;
}

interface Values {
  firstName: string;
  lastName: string;
  email: string;
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

  /** Who has arrived, under which number or as which contact. */
  interface Arrived extends Values {
    institution?: Venue;
    contactNumber?: string;
    documentId?: string;
  }

  async function arrives({ at, ...values }: Arrival & Values): Promise<Arrived> {
    if (at === 'crm') return { ...values, documentId: await scene.crm.creates({ ...values }) };
    const contactNumber = await scene.s360(at).creates(values);
    return { ...values, institution: at, contactNumber };
  }

  /** A couple for each order of the arrivals, all at once; then S-360 shows everybody again. */
  async function allArrive(name: string, arrivals: readonly Arrival[]): Promise<Arrived[]> {
    const couples = orderings(arrivals).map((order, at) =>
      order.map((one) => ({
        ...one,
        lastName: `${name}${at}`,
        email: `${name}${at}@example.com`.toLowerCase(),
      })),
    );
    const arrived: Arrived[] = [];
    for (const step of arrivals.keys()) {
      for (const one of couples.flatMap((order) => order[step] ?? [])) {
        arrived.push(await arrives(one));
      }
      await scene.agreed();
    }
    for (const code of VENUES) await scene.s360(code).announces();
    await scene.agreed();
    return arrived;
  }

  const contactOf = ({ contactNumber = '', documentId, institution }: Arrived) =>
    documentId === undefined
      ? scene.crm.contactOf(String(institution), contactNumber)
      : scene.crm.contact(documentId);

  async function isAskedAbout({ contactNumber, institution }: Arrived): Promise<boolean> {
    const where = { state: 'open', institution, contactNumber };
    return (await scene.running().strapi.db.query(MATCH_REVIEW_UID).count({ where })) > 0;
  }

  it.each([
    ['arrives at two institutions', 'Keller', BOTH_AT_TWO],
    ['of whom one is typed in Strapi', 'Meier', ONE_TYPED],
  ])('that %s stays two people in every order', async (_how, name, arrivals) => {
    const arrived = await allArrive(name, arrivals);
    expect(arrived).toHaveLength(4 * 24);
    for (const one of arrived) {
      const { firstName, lastName } = one;
      const contact = await contactOf(one);
      if (contact === null) {
        expect({ ...one, isAsked: await isAskedAbout(one) }).toMatchObject({ isAsked: true });
      } else expect(contact).toMatchObject({ firstName, lastName });
    }
  });
});
