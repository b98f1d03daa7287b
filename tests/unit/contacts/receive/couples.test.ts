import { NO_BELONGINGS } from '../../../../server/src/contacts/records';
import {
  aContact,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

const HOUSE = { lastName: 'Keller', email: 'home@example.com' };
const PERSONS = ['Anna', 'Éloïse'] as const;
const VENUES = ['myvenue', 'museum'] as const;

interface Arrival {
  institution: string;
  firstName: string;
  contactNumber: string;
}

const ARRIVALS: readonly Arrival[] = VENUES.flatMap((institution, venue) =>
  PERSONS.map((firstName, person) => ({
    institution,
    firstName,
    contactNumber: `${venue + 1}00${person}`,
  })),
);

const orders = <T>(all: readonly T[]): T[][] =>
  all.length === 0
    ? [[]]
    : all.flatMap((one) =>
        orders(all.filter((other) => other !== one)).map((rest) => [one, ...rest]),
      );

const settingsOf = (institution: string) => someSettings({ institution });
const snapshotOf = ({ contactNumber, firstName }: Arrival) =>
  aSnapshot({ ...HOUSE, firstName }, { contactNumber, modifiedAtMs: atMs(0) });

async function afterArrivals(engine: ReturnType<typeof anEngine>, arrivals: readonly Arrival[]) {
  for (const arrival of arrivals)
    await engine.deliver([snapshotOf(arrival)], 0, settingsOf(arrival.institution));
  return engine.tables();
}

describe('a couple with one e-mail address and one last name', () => {
  it.each(orders(ARRIVALS).map((order) => [order.map((one) => one.contactNumber).join(), order]))(
    'stays two people when its numbers arrive in the order %s, with a question where it is not sure',
    async (_numbers, order) => {
      const { contacts, links, reviews } = await afterArrivals(
        anEngine(),
        order as readonly Arrival[],
      );
      const nameOf = new Map(
        contacts.map(({ documentId, fields }) => [documentId, fields.firstName]),
      );
      for (const { contactNumber, firstName, institution } of ARRIVALS) {
        const link = links.find((one) => one.contactNumber === contactNumber);
        const isAsked = reviews.some((one) => one.contactNumber === contactNumber);
        if (link === undefined) expect(isAsked).toBe(true);
        else
          expect([link.institution, nameOf.get(link.contactDocumentId ?? '')]).toEqual([
            institution,
            firstName,
          ]);
      }
    },
  );

  it('is not asked about the other half when one of them has a second number there', async () => {
    const contacts = PERSONS.map((firstName, at) =>
      aContact({ id: at + 1, documentId: firstName, fields: { ...HOUSE, firstName } }),
    );
    const engine = anEngine({ contacts });
    for (const contactNumber of ['1000', '1001'])
      await engine.deliver([
        snapshotOf({ institution: 'myvenue', firstName: 'Anna', contactNumber }),
      ]);
    expect(engine.tables().reviews).toMatchObject([{ kind: 'merge', contactNumber: '1001' }]);
  });

  it('is recognized each by the first name once both are known', async () => {
    const contacts = PERSONS.map((firstName, at) =>
      aContact({ id: at + 1, documentId: firstName, fields: { ...HOUSE, firstName } }),
    );
    const { links, reviews } = await afterArrivals(anEngine({ contacts }), ARRIVALS);
    expect(reviews).toEqual([]);
    expect(links).toHaveLength(4);
    for (const { contactNumber, firstName } of ARRIVALS) {
      const link = links.find((one) => one.contactNumber === contactNumber);
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
