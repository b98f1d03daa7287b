import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { at, listAt, objectAt } from '../../../helpers/json';
import { OWN_PAYLOADS } from '../../../helpers/scene/end/excuses';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('a contact in another form that venues have sent', () => {
  const scene = sceneForAll();
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  const delivers = async (contactNumber: string, shown: Record<string, unknown>) => {
    const item = {
      contactNumber,
      type: 'INDIVIDUAL',
      individualContact: { individualLastname: `N${contactNumber}` },
      ...shown,
    };
    expect((await scene.delivers([item])).status).toBe(200);
    await scene.settled();
    return objectAt(await scene.crm.contactOf('myvenue', contactNumber));
  };

  it('has the billing address when there is no main address', async () => {
    const addresses = [
      { contactAddressId: 1, town: 'Bern' },
      { contactAddressId: 2, town: 'Basel', billingAddress: true },
    ];
    expect(await delivers('9001', { addresses })).toMatchObject({ town: 'Basel' });
  });

  it('shows an address that is a single text unchanged, without deriving fields from it', async () => {
    const addresses = [{ main: true, formattedAddress: 'Gasse 1\n3000 Bern' }];
    const contact = await delivers('9002', { addresses });
    expect(contact).toMatchObject({ street1: null, town: null });
    const { body } = await scene
      .running()
      .admin('GET', `/s360/contacts/${String(contact.documentId)}/sync`);
    expect(at(body, 'data', 0, 'addressAsGiven')).toBe('Gasse 1\n3000 Bern');
  });

  it('may have its company name under another key', async () => {
    const structureContact = { companyName: 'Verein' };
    const company = { type: 'STRUCTURE', individualContact: null, structureContact };
    expect(await delivers('9003', company)).toMatchObject({ structureName: 'Verein' });
  });

  it.each([
    ['a text', 'MEMBER'],
    ['a text that is JSON', '{"code":"MEMBER"}'],
    ['a number', 7],
    ['false', false],
  ])('may have %s in place of a list of criteria', async (name, contactCriteria) => {
    const number = `91${String(contactCriteria).length}`;
    await delivers(number, { contactCriteria });
    const shown = { contactCriteria, individualContact: { individualLastname: name } };
    const contact = await delivers(number, shown);
    expect(contact).toMatchObject({ lastName: name });
    const link = await scene.crm.link(String(contact.documentId), 'myvenue');
    expect(objectAt(link).criteria).toEqual([contactCriteria]);
  });

  it('shows unmapped values by name, and to permitted roles only', async () => {
    const contact = await delivers('9004', {
      individualContact: {
        individualLastname: 'Keller',
        individualGender: 'F',
        handicapType: 'WHEELCHAIR',
        prospect: true,
      },
      contactCriteria: [{ value: true, criterionCode: 'OPERA' }],
      indicators: [{ code: 'MEMBER', value: false }],
    });
    const path = `/s360/contacts/${String(contact.documentId)}/kept-values`;
    const seer = await scene.running().userWith([PERMISSION_ACTIONS.readKeptValues]);
    const { body } = await seer('GET', path);
    expect(listAt(body, 'data', 0, 'values')).toEqual([
      { name: 'handicapType', value: 'WHEELCHAIR' },
      { name: 'individualGender', value: 'F' },
      { name: 'prospect', value: true },
      { name: 'contactCriteria', value: 'criterionCode: OPERA, value: true' },
      { name: 'indicators', value: 'code: MEMBER, value: false' },
    ]);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    expect((await reader('GET', path)).status).toBe(403);
    expect((await seer('GET', '/s360/contacts/nobody/kept-values')).status).toBe(404);
  });
});
