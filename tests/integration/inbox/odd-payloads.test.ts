import { personInS360 } from '../../helpers/contacts/contacts';
import { at, listAt, objectAt } from '../../helpers/json';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { processorMs } from '../../helpers/observability/processor-time';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';
import { reason } from '../../../server/src/contracts/reasons';

function person(contactNumber: string, lastName = `N${contactNumber}`) {
  return { contactNumber, ...personInS360({ lastName }) };
}

describe('a payload with unusual items', () => {
  const scene = sceneForAll();
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  const lastDelivery = async () => (await scene.crm.deliveries()).at(-1);
  /** The deliveries in the list of what came in. */
  const listed = async (query = '') => {
    const { body } = await scene.running().admin('GET', `/s360/activity?direction=in&${query}`);
    return listAt(body, 'data').map((entry) => objectAt(entry, 'delivery'));
  };

  it('is answered with 200, and its 47 valid items are applied within a second while 3 are quarantined unchanged', async () => {
    const withoutNumber = { ...personInS360({ lastName: 'Nameless' }), contactId: 5 };
    const ofUnknownType = { ...person('2002'), type: 'GUIDE', extra: { kept: true } };
    const usable = Array.from({ length: 47 }, (_none, index) => person(String(1000 + index)));
    const items = [...usable.slice(0, 20), withoutNumber, 17, ...usable.slice(20), ofUnknownType];
    const takenMs = await processorMs(async () => {
      expect((await scene.delivers(items)).status).toBe(200);
      await until('47 are there', async () => (await scene.crm.contacts()).length === 47, 1000);
    });
    expect(takenMs).toBeLessThan(1000);
    await scene.settled();
    expect(await lastDelivery()).toMatchObject({ items: 50, applied: 47, quarantined: 3 });
    const quarantined = await scene.crm.quarantined();
    expect(quarantined.map(({ body }) => body)).toEqual([withoutNumber, 17, ofUnknownType]);
    expect(quarantined[0]?.reasons).toMatchObject([{ code: 'numberMissing' }]);
    expect(quarantined[1]?.reasons).toEqual([reason('itemNotObject')]);
    expect(quarantined[2]).toMatchObject({ contactNumber: '2002' });
    expect(quarantined[2]?.reasons).toMatchObject([{ code: expect.stringMatching(/^type/) }]);
  });

  it('is shown as incomplete in the list and on its own page, and can be found by that state', async () => {
    const incomplete = { state: 'incomplete', quarantined: 3, quarantinedNow: 3, applied: 47 };
    const [row] = await listed('outcome=partly');
    expect(row).toMatchObject(incomplete);
    const path = `/s360/deliveries/${String(at(row, 'id'))}`;
    expect(at((await scene.running().admin('GET', path)).body, 'data')).toMatchObject(incomplete);
    expect(await listed('outcome=ok')).toEqual([]);
    expect((await scene.delivers([person('2500')])).status).toBe(200);
    await scene.settled();
    expect(await listed('outcome=ok')).toMatchObject([{ state: 'applied', quarantinedNow: 0 }]);
    expect(await listed('outcome=partly')).toHaveLength(1);
    expect(await listed()).toHaveLength(2);
  });

  it('with an overlong item is shortened in the list and reprocessed completely', async () => {
    const long = { ...person('2600'), type: 'GUIDE', notes: 'x'.repeat(200_000) };
    const short = { ...person('2601'), type: 'GUIDE' };
    await scene.delivers([long, short]);
    await scene.settled();
    const path = '/s360/quarantined-items';
    const rows = listAt((await scene.running().admin('GET', path)).body, 'data');
    const itemOf = (number: string) => rows.find((row) => at(row, 'contactNumber') === number);
    expect(JSON.parse(String(at(itemOf('2601'), 'body')))).toMatchObject({ type: 'GUIDE' });
    expect(at(itemOf('2600'), 'body')).toMatch(/too long for a list.*body of the delivery/);
    const again = await scene
      .running()
      .admin('POST', `${path}/${String(at(itemOf('2600'), 'id'))}/replay`);
    expect(at(again.body, 'data', 'outcome')).toBe('quarantined');
    expect(
      (await scene.crm.quarantined()).find(({ contactNumber }) => contactNumber === '2600')?.body,
    ).toMatchObject({ notes: long.notes });
  });

  it('with an odd email address, phone number and date is applied with a warning for each', async () => {
    await scene.delivers([
      {
        contactNumber: '3000',
        ...personInS360({
          lastName: 'Odd',
          email: 'not an e-mail',
          mobilePhone: 'ask her',
          birthDate: '31.02.1980',
        }),
      },
    ]);
    await scene.settled();
    const contact = objectAt(await scene.crm.contactOf('myvenue', '3000'));
    expect(contact).toMatchObject({
      email: 'not an e-mail',
      mobilePhone: 'ask her',
      birthDate: '31.02.1980',
    });
    const documentId = String(contact.documentId);
    const { warnings } = await scene.crm.status(documentId, 'myvenue');
    const fields = warnings.map(({ field }) => field).sort();
    expect(fields).toEqual(['birthDate', 'email', 'mobilePhone']);
  });

  it('leaves contacts that can still be saved in the admin panel despite odd values', async () => {
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', '3000'));
    await scene.crm.saves(String(documentId), { notes: 'called' });
    expect(await scene.crm.contact(String(documentId))).toMatchObject({ notes: 'called' });
  });

  it.each([
    ['a NUL character', '4001', 'Nu\u0000ll'],
    ['a lone surrogate', '4002', 'Half \uD83D emoji'],
    ['a text of 100,000 characters', '4003', 'y'.repeat(100_000)],
    ['quotes and SQL', '4004', `'); drop table s360_contacts; --"`],
    ['right-to-left marks and emoji', '4005', '\u202Eabc 👩‍👩‍👧'],
  ])('with %s is applied together with the other items', async (_what, contactNumber, lastName) => {
    await scene.delivers([person(contactNumber, lastName), person(`${contactNumber}9`)]);
    await scene.settled();
    const contact = objectAt(await scene.crm.contactOf('myvenue', contactNumber));
    const expected = lastName
      .replaceAll('\u0000', '')
      .replace(/\uD83D(?![\uDC00-\uDFFF])/, '\uFFFD');
    expect(contact.lastName).toBe(expected);
    expect(await scene.crm.contactOf('myvenue', `${contactNumber}9`)).not.toBeNull();
  });

  it('leaves contacts that can still be saved in the admin panel despite a very long text', async () => {
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', '4003'));
    await scene.crm.saves(String(documentId), { notes: 'called' });
    expect(await scene.crm.contact(String(documentId))).toMatchObject({ notes: 'called' });
  });

  it('with keys of the object prototype does no harm', async () => {
    const raw = `[{"contactNumber":"5001","type":"INDIVIDUAL","__proto__":{"polluted":true},
      "constructor":{"prototype":{"polluted":true}},"individualContact":{"individualLastname":"Proto",
      "__proto__":{"email":"proto@example.com"},"toString":"x","hasOwnProperty":1},
      "authorizations":[{"authorizationCode":"__proto__","allowed":true},{"authorizationCode":"constructor","allowed":true}]}]`;
    expect((await scene.posts({ raw, headers: { 'X-S360-Key': 'key-of-the-test' } })).status).toBe(
      200,
    );
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '5001')).toMatchObject({ lastName: 'Proto' });
    expect(objectAt({})).not.toHaveProperty('polluted');
    await scene.delivers([person('5002')]);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '5002')).not.toBeNull();
  });

  it.each([['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty']])(
    'with the type %s is quarantined',
    async (type) => {
      await scene.delivers([{ ...person('5100'), type }]);
      await scene.settled();
      expect(await lastDelivery()).toMatchObject({ quarantined: 1, applied: 0 });
    },
  );

  it('with invalid numbers is quarantined, and accepted with a JSON number', async () => {
    const raw =
      '[{"contactNumber":123456},{"contactNumber":1e400},{"contactNumber":-1},{"contactNumber":1.5},{"contactNumber":"  "},{"contactNumber":"123456789012345678901"},{"contactNumber":{}},{"contactNumber":99999999999999999999}]';
    const wholeItems = raw
      .replaceAll('}', ',"type":"INDIVIDUAL","individualContact":{"individualLastname":"Big"}}')
      .replace('{,', '{');
    await scene.posts({ raw: wholeItems, headers: { 'X-S360-Key': 'key-of-the-test' } });
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '123456')).toMatchObject({ lastName: 'Big' });
    expect(await lastDelivery()).toMatchObject({ applied: 1, quarantined: 7 });
  });

  it('with huge and odd numbers in place of texts is applied without an error', async () => {
    const raw = `[{"contactNumber":"6001","type":"INDIVIDUAL","contactId":1e300,"dateLastModified":1e300,
      "individualContact":{"individualLastname":12345678901234567890,"email":{"a":1},"individualBirthdate":1e18},
      "addresses":[{"main":true,"contactAddressId":1e30,"town":["x"],"zipCode":1000}, null, 5]}]`;
    await scene.posts({ raw, headers: { 'X-S360-Key': 'key-of-the-test' } });
    await scene.settled();
    expect((await lastDelivery())?.state).toBe('applied');
    expect(await scene.crm.contactOf('myvenue', '6001')).toMatchObject({ zipCode: '1000' });
  });

  it('with two items of one contact applies the later one', async () => {
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    await scene.delivers([
      { ...person('7001', 'Later'), dateLastModified: at(10) },
      { ...person('7001', 'Earlier'), dateLastModified: at(5) },
    ]);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '7001')).toMatchObject({ lastName: 'Later' });
  });

  it('with placeholders and blanks overwrites no known values', async () => {
    await scene.delivers([
      { contactNumber: '8001', ...personInS360({ lastName: 'Known', town: 'Bern' }) },
    ]);
    await scene.settled();
    await scene.delivers([
      {
        contactNumber: '8001',
        ...personInS360({ lastName: 'UNDEFINED', town: null }),
        dateLastModified: new Date(Date.now() + 5000).toISOString(),
      },
    ]);
    await scene.agreed();
    const expected = { lastName: 'Known', town: 'Bern' };
    expect(await scene.crm.contactOf('myvenue', '8001')).toMatchObject(expected);
    expect(await scene.s360().saves()).toEqual([]);
  });
});
