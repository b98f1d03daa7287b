import { NO_BELONGINGS } from '../../../../server/src/contacts/records';
import {
  aContact,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import {
  half,
  VENUES,
  wrongOrders,
  type Half,
  type Happening,
  type Venue,
} from './couple-arrivals';

const HOUSE = { lastName: 'Keller', email: 'home@example.com' };
const ANNA = half('Anna', 0);
const ELOISE = half('Éloïse', 1);
const COUPLE = [ANNA, ELOISE];

const arrives = (venue: Venue, ...halves: Half[]): Happening => ({
  kind: 'arrives',
  venue,
  halves,
});
const eachArrives = (couple: readonly Half[], venues: readonly Venue[] = VENUES): Happening[] =>
  venues.flatMap((venue) => couple.map((one) => arrives(venue, one)));

/** Somebody types one half, which is sent to `myvenue`, shown by it and answered, in any order. */
function isTypedAndSent(one: Half): Happening[] {
  const typed: Happening = { kind: 'isTyped', half: one };
  const sent: Happening = { kind: 'isSent', half: one, after: typed };
  const answered: Happening = { kind: 'isAnswered', half: one, after: sent };
  return [typed, sent, answered, { ...arrives('myvenue', one), after: sent }];
}

describe('a couple with one e-mail address and one last name stays two people', () => {
  interface Way {
    how: string;
    happenings: Happening[];
    orders: number;
    /** The venues that want what is typed in Strapi. */
    pushTo?: Venue[];
  }

  it.each<Way>([
    { how: 'at one institution', happenings: eachArrives(COUPLE, ['myvenue']), orders: 2 },
    { how: 'at two institutions', happenings: eachArrives(COUPLE), orders: 24 },
    {
      how: 'in the first loads of two institutions',
      happenings: [arrives('myvenue', ANNA, ELOISE), arrives('museum', ANNA, ELOISE)],
      orders: 2,
    },
    {
      how: 'in first loads that name them in another order',
      happenings: [arrives('myvenue', ELOISE, ANNA), arrives('museum', ANNA, ELOISE)],
      orders: 2,
    },
    {
      how: 'in the first load of one institution, and each alone at the other',
      happenings: [arrives('myvenue', ANNA, ELOISE), ...eachArrives(COUPLE, ['museum'])],
      orders: 6,
    },
    {
      how: 'when one is typed in Strapi',
      happenings: [{ kind: 'isTyped', half: ANNA }, ...eachArrives(COUPLE)],
      orders: 120,
    },
    {
      how: 'when both are typed in Strapi, which an institution wants',
      happenings: [
        { kind: 'isTyped', half: ANNA },
        { kind: 'isTyped', half: ELOISE },
        ...eachArrives(COUPLE),
      ],
      orders: 720,
      pushTo: ['myvenue'],
    },
    {
      how: 'when one is sent from Strapi while the other arrives',
      happenings: [
        ...isTypedAndSent(ANNA),
        arrives('myvenue', ELOISE),
        ...eachArrives(COUPLE, ['museum']),
      ],
      orders: 420,
      pushTo: ['myvenue'],
    },
  ])('$how, in every order', async ({ happenings, orders, pushTo = [] }) => {
    expect(await wrongOrders(happenings, { pushTo })).toEqual({ tried: orders, wrong: [] });
  });
});

describe('a first name that is an initial, or missing, at one institution', () => {
  const spellings = (firstName: string) => [firstName, `${firstName.charAt(0)}.`, null];
  const couples = [
    ['Anna', 'Éloïse'],
    ['Anna', 'Andrea'],
  ].flatMap(([first = '', second = '']) =>
    spellings(first).flatMap((here) =>
      spellings(second).map((there) => ({ first, second, here, there })),
    ),
  );

  it.each(couples)(
    'makes one contact of two only where the rule does not contradict: $first as $here, $second as $there',
    async ({ first, here, second, there }) => {
      const happenings = eachArrives([
        { ...half(first, 0), written: { museum: here } },
        { ...half(second, 1), written: { museum: there } },
      ]);
      expect(await wrongOrders(happenings)).toEqual({ tried: 24, wrong: [] });
    },
  );
});

describe('a couple', () => {
  const both = () =>
    anEngine({
      contacts: COUPLE.map(({ firstName }, at) =>
        aContact({ id: at + 1, documentId: firstName, fields: { ...HOUSE, firstName } }),
      ),
    });
  const shows = ({ firstName }: Half, contactNumber: string) =>
    aSnapshot({ ...HOUSE, firstName }, { contactNumber, modifiedAtMs: atMs(0) });

  it('is not asked about the other half when one of them has a second number there', async () => {
    const engine = both();
    for (const contactNumber of ['1000', '1001'])
      await engine.deliver([shows(ANNA, contactNumber)]);
    expect(engine.tables().reviews).toMatchObject([{ kind: 'merge', contactNumber: '1001' }]);
  });

  it('is recognized each by the first name once both are known', async () => {
    const engine = both();
    for (const institution of VENUES)
      for (const one of COUPLE)
        await engine.deliver(
          [shows(one, one.numbers[institution])],
          0,
          someSettings({ institution }),
        );
    const { links, reviews } = engine.tables();
    expect(reviews).toEqual([]);
    expect(links).toHaveLength(4);
    for (const { firstName, numbers } of COUPLE)
      for (const number of Object.values(numbers)) {
        const link = links.find(({ contactNumber }) => contactNumber === number);
        expect(link?.contactDocumentId).toBe(firstName);
      }
  });
});

describe('a contact with the e-mail address and the name of another', () => {
  const known = (fields: Record<string, string | null>, role: string | null = null) =>
    anEngine({
      contacts: [aContact({ fields: { ...HOUSE, firstName: 'Anna', ...fields } })],
      links: [
        aLink({ institution: 'museum', belongings: { ...NO_BELONGINGS, role }, observations: {} }),
      ],
    });
  const arrives = (
    engine: ReturnType<typeof anEngine>,
    fields: Record<string, string | null>,
    role: string | null = null,
  ) => {
    const belongings = role === null ? {} : { role };
    const values = { ...HOUSE, firstName: 'Anna', ...fields };
    return engine.deliver([aSnapshot(values, { contactNumber: '2000', belongings })]);
  };
  const isAsked = (engine: ReturnType<typeof anEngine>) =>
    engine.tables().reviews.some(({ contactNumber }) => contactNumber === '2000');

  it('leads to a question if the birth dates differ, although all names are equal', async () => {
    const engine = known({ birthDate: '1980-02-01' });
    await arrives(engine, { birthDate: '2008-05-06' });
    expect(isAsked(engine)).toBe(true);
    expect(engine.contact().fields.birthDate).toBe('1980-02-01');
  });

  it('leads to a question if one is a company’s relay person and the other a private one', async () => {
    const engine = known({}, 'PUBLIC');
    await arrives(engine, {}, 'RELAY');
    expect(isAsked(engine)).toBe(true);
  });

  it.each(['ANNA', 'A.', 'anna'])('is recognized as %s', async (firstName) => {
    const engine = known({}, 'PUBLIC');
    await arrives(engine, { firstName }, 'PUBLIC');
    expect(isAsked(engine)).toBe(false);
    expect(engine.tables().contacts).toHaveLength(1);
  });
});
