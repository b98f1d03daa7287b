import { pluginInstitution } from '../../helpers/institutions/institutions';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { bootFailure, startStrapi } from '../../helpers/strapi/strapi';
import {
  contactInCrm,
  myvenue,
  personIn,
  VENUE_ATTRIBUTES,
  VENUE_MAPPING,
} from '../../helpers/institutions/venue-fields';

describe('the fields that a venue has added and mapped', () => {
  const scene = sceneForAll({
    institutions: [myvenue({ mapping: VENUE_MAPPING })],
    contactAttributes: VENUE_ATTRIBUTES,
  });

  it('are received from S-360, even read-only ones', async () => {
    const { contactNumber } = await scene.s360().writes({
      type: 'INDIVIDUAL',
      function: 'Treasurer',
      individualContact: { individualLastname: 'Anders', handicapType: 'WHEELCHAIR' },
      addresses: [
        { main: true, town: 'Bern', billingAddress: false, shippingAddress: false },
        { main: false, town: 'Basel', billingAddress: true, shippingAddress: false },
      ],
    });
    await scene.agreed();
    expect(await contactInCrm(scene, String(contactNumber))).toMatchObject({
      handicapType: 'WHEELCHAIR',
      jobFunction: 'Treasurer',
      town: 'Bern',
      billingTown: 'Basel',
    });
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('are sent to S-360 when their path is writable, without an echo', async () => {
    const contactNumber = await scene.s360().creates({ lastName: 'Both' });
    await scene.agreed();
    const { documentId } = await contactInCrm(scene, contactNumber);
    await scene.s360().forgetCalls();
    await scene.crm.saves(String(documentId), { handicapType: 'ROW_END', jobFunction: 'Mine' });
    await scene.agreed();
    expect(personIn(await scene.s360().contact(contactNumber))).toMatchObject({
      handicapType: 'ROW_END',
    });
    const saves = await scene.s360().saves();
    expect(saves).toHaveLength(1);
    expect(saves[0]?.body).toEqual({
      individualContactData: { contactNumber, handicapType: 'ROW_END' },
    });
  });
});

describe('the data of a person in S-360 beyond the standard fields', () => {
  const OF_PERSON = {
    gender: 'individualContact.individualGender',
    addressSalutation: 'individualContact.addressSalutation',
    handicapType: 'individualContact.handicapType',
    isProspect: 'individualContact.prospect',
    isEmailVerified: 'individualContact.verifiedEmail',
    opera: 'contactCriteria(OPERA).value',
    assiduity: 'indicators(ASSIDUITY).value',
  };
  const FLAGS = ['isProspect', 'isEmailVerified', 'opera'];
  const mapping = Object.entries(OF_PERSON).map(([field, path]) => ({
    field,
    path,
    ...(FLAGS.includes(field) && { kind: 'boolean' }),
  }));
  const contactAttributes = Object.fromEntries(
    Object.keys(OF_PERSON).map((field) => [field, { type: 'string' }]),
  );
  const scene = sceneForAll({ institutions: [myvenue({ mapping })], contactAttributes });

  it.each(['boolean', 'text'] as const)(
    'is received in the fields of the venue, with flags as %s',
    async (flags) => {
      await scene.s360().behaves({ flags });
      const { contactNumber } = await scene.s360().writes({
        type: 'INDIVIDUAL',
        individualContact: {
          individualLastname: `Mapped ${flags}`,
          individualGender: 'FEMALE',
          addressSalutation: 'Dear Ms Mapped',
          handicapType: 'WHEELCHAIR',
          prospect: true,
          verifiedEmail: false,
        },
        contactCriteria: [{ criterionCode: 'OPERA', value: true }],
        indicators: [{ code: 'ASSIDUITY', value: 7 }],
      });
      await scene.agreed();
      expect(await contactInCrm(scene, String(contactNumber))).toMatchObject({
        gender: 'FEMALE',
        addressSalutation: 'Dear Ms Mapped',
        handicapType: 'WHEELCHAIR',
        isProspect: 'true',
        isEmailVerified: 'false',
        opera: 'true',
        assiduity: '7',
      });
      expect(await scene.s360().saves()).toEqual([]);
    },
  );

  it('is sent to S-360 where it is writable', async () => {
    const contactNumber = await scene.s360().creates({ lastName: 'Written' });
    await scene.agreed();
    const { documentId } = await contactInCrm(scene, contactNumber);
    const values = { gender: 'MALE', handicapType: 'ROW_END' };
    await scene.crm.saves(String(documentId), { ...values, isProspect: 'true', opera: 'true' });
    await scene.agreed();
    const person = personIn(await scene.s360().contact(contactNumber));
    expect(person).toMatchObject({ individualGender: 'MALE', handicapType: 'ROW_END' });
    expect(person.prospect).not.toBe(true);
  });
});

describe('the start with a mapping that does not fit the contact', () => {
  const HANDICAP = { field: 'handicapType', path: 'individualContact.handicapType' };
  it.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    [
      'a missing attribute',
      {},
      { mapping: [HANDICAP] },
      /"myvenue": mapping: .*"handicapType": add it in src\/extensions/,
    ],
    [
      'an attribute that Strapi validates at each save',
      { handicapType: { type: 'email' } },
      { mapping: [HANDICAP] },
      /"handicapType" is of type email.*make it "string" or "text"/,
    ],
    [
      'an attribute with a maximum length',
      { handicapType: { type: 'string', maxLength: 8 } },
      { mapping: [HANDICAP] },
      /"handicapType" is checked by "maxLength"/,
    ],
    [
      'a filter on a missing attribute',
      {},
      { sends: { where: [{ field: 'club', is: 'gold' }] } },
      /"myvenue": sends\.where\[0\]\.field: .*"club"/,
    ],
  ])('is stopped with advice for %s', async (_what, contactAttributes, plugin, expected) => {
    const institutions = [pluginInstitution(myvenue(plugin), 'http://127.0.0.1:9')];
    const { message } = await bootFailure({ institutions, contactAttributes });
    expect(message).toMatch(expected);
  });

  it('accepts an enumeration for a field that is only sent', async () => {
    const mapping = [{ ...HANDICAP, direction: 'toS360' }];
    const running = await startStrapi({
      institutions: [pluginInstitution(myvenue({ mapping }), 'http://127.0.0.1:9')],
      contactAttributes: { handicapType: { type: 'enumeration', enum: ['NONE', 'WHEELCHAIR'] } },
    });
    await running.stop();
  });
});
