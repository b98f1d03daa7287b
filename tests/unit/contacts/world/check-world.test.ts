import { newLink } from '../../../../server/src/contacts/receive/new-records';
import { agreed, aLink } from '../../../helpers/builders/contact-records';
import { EMPTY, type Tables } from '../../../helpers/builders/memory-tables';
import { damagedValues } from '../../../helpers/world/damaged-values';
import { drawWorld } from '../../../helpers/world/draw-world';
import { EditLedger } from '../../../helpers/world/edit-ledger';
import { editContact } from '../../../helpers/world/people';
import { venueOf } from '../../../helpers/world/world';

const WHOLE = 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson';
const CUT = WHOLE.slice(0, 40);
/** A contact that only the opera has, under the number 1003. */
const CARLA = 'person-3';

/** A world whose museum cuts what calls write. */
function aWorld() {
  const world = drawWorld(1, { hasForms: true, trace: () => undefined });
  const museum = venueOf(world, 'museum');
  Object.assign(museum.form, { capitals: false, longest: CUT.length, phonesOf: null });
  const opera = venueOf(world, 'opera').s360.contacts;
  const putAtOpera = (town: string) =>
    opera.changedByCall('1003', { values: { town }, authorizations: {} });
  return { world, museum, putAtOpera };
}

describe('a value that nobody has typed', () => {
  it('damages the CRM and every S-360 but the one whose form it is', async () => {
    const { museum, putAtOpera, world } = aWorld();
    const values = { lastName: 'Weber', town: WHOLE };
    museum.s360.contacts.createdByCall({ values, authorizations: {} }, CARLA);
    expect(damagedValues(world)).toEqual([]);
    await editContact(world, CARLA, { town: CUT });
    putAtOpera(CUT);
    expect(damagedValues(world)).toEqual([
      `${CARLA} has ${CUT} as its town`,
      `${CARLA} had ${CUT} as its town`,
      `opera/1003 has ${CUT} as its town`,
    ]);
  });

  it('may be of a contact that took the number of another’s create, in the form there', async () => {
    const { museum, putAtOpera, world } = aWorld();
    const values = { lastName: 'Weber', town: WHOLE };
    const { contactNumber } = museum.s360.contacts.createdByCall(
      { values, authorizations: {} },
      'another',
    );
    const of = { contactDocumentId: CARLA, contactNumber, at: world.clock.now() };
    const link = newLink(world.store, museum.settings, of);
    await world.store.transaction((transaction) => transaction.insertLinks([link]));
    await editContact(world, CARLA, { town: CUT });
    putAtOpera(CUT);
    expect(damagedValues(world)).toEqual([]);
    putAtOpera('CHUR');
    expect(damagedValues(world)).toEqual(['opera/1003 has CHUR as its town']);
  });
});

describe('the value that a field is expected to have', () => {
  /** After the CRM took the town that its own create had set, and the CRM had emptied. */
  function expectedAfter(setAgain: boolean) {
    const ledger = new EditLedger();
    const set = (createdFor: string | null) =>
      ledger.setAtS360('opera', '1003', 'town', { value: 'Chur', createdFor });
    const tables = (town: string | null): Tables => ({
      ...EMPTY,
      links: [
        aLink({
          institution: 'opera',
          contactNumber: '1003',
          contactDocumentId: CARLA,
          observations: agreed({ town }),
        }),
      ],
    });
    set(CARLA);
    if (setAgain) set(null);
    ledger.observe({ before: tables(null), after: tables('Chur'), received: 'opera' });
    return ledger.expected(CARLA, 'town');
  }

  it('is no value of the CRM’s own create, unless a person in S-360 sets it again', () => {
    expect(expectedAfter(false)).toBeNull();
    expect(expectedAfter(true)).toBe('Chur');
  });
});
