import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const ORDER_ID = 700_001;
const OF_NOBODY = '999999';

describe('the search in the lists of links, activity and quarantined items', () => {
  const scene = sceneForAll();
  let number: string;
  beforeAll(async () => {
    number = await scene.s360().creates({
      firstName: 'José',
      lastName: 'García Núñez',
      email: 'Jose.Garcia@example.com',
    });
    await scene.cycle();
    await scene.s360().creates({ lastName: 'Somebody else' });
    await scene.cycle();
    await scene.delivers([{ contactNumber: OF_NOBODY, individualContact: 'GARCIA 50%' }]);
    await scene.deliversOrders([
      {
        orderDetailsData: {
          orderId: ORDER_ID,
          orderType: 'SALE',
          orderState: 'CLOSED',
          contactReference: number,
          saleAmount: 0,
          catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
        },
      },
    ]);
    await scene.settled();
  });

  const found = async (list: string, typed: string, further = '') => {
    const path = `/s360/${list}?q=${encodeURIComponent(typed)}${further}`;
    const { body, status } = await scene.running().admin('GET', path);
    expect(status).toBe(200);
    const rows = listAt(body, 'data').map((row) => objectAt(row));
    expect(at(body, 'meta', 'pagination', 'total') ?? rows.length).toBe(rows.length);
    return rows;
  };
  const delivered = async (typed: string, further = '') =>
    (await found('activity', typed, `&direction=in${further}`)).map(({ delivery }) => delivery);

  it.each([
    ['its number', () => number],
    ['a name without accents, in any order', () => 'nunez JOSE'],
    ['its email address', () => 'jose.garcia@EXAMPLE.com'],
    ['its name and its number', () => `garcia ${number}`],
  ])('finds a link by %s', async (_what, typed) => {
    const records = await found('links', typed());
    expect(records).toMatchObject([{ contactNumber: number }]);
    expect(await found('links', typed(), '&state=inSync')).toHaveLength(1);
    expect(await found('links', typed(), '&state=failed')).toEqual([]);
  });

  it('finds a link of a deleted contact by its number', async () => {
    const gone = await scene.s360().creates({ lastName: 'Gone' });
    await scene.cycle();
    await scene.settled();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', gone));
    await scene.crm.deletes(String(documentId));
    expect(await found('links', gone)).toMatchObject([{ state: 'unlinked' }]);
  });

  it('finds deliveries by a contact or an order in them', async () => {
    const ofContact = await delivered(number, '&stream=contacts');
    expect(ofContact).toHaveLength(1);
    expect(await delivered('nunez jose', '&stream=contacts')).toEqual(ofContact);
    const ofOrder = await delivered(String(ORDER_ID));
    expect(ofOrder).toMatchObject([{ stream: 'orders' }]);
    expect(await delivered(String(ORDER_ID), '&outcome=ok')).toEqual(ofOrder);
    expect(await delivered(OF_NOBODY)).toMatchObject([{ quarantinedNow: 1 }]);
  });

  it('finds a quarantined item by its number and its text', async () => {
    const items = await found('quarantined-items', OF_NOBODY);
    expect(items).toMatchObject([{ contactNumber: OF_NOBODY }]);
    expect(await found('quarantined-items', '50% garcia')).toEqual(items);
    expect(await found('quarantined-items', 'garcia', '&stream=orders')).toEqual([]);
  });

  it('finds the literal text for a pattern character, or nothing', async () => {
    expect(await found('quarantined-items', '%')).toHaveLength(1);
    for (const list of ['links', 'activity'])
      for (const sign of ['%', '_', '\\']) expect(await found(list, sign)).toEqual([]);
    for (const sign of ['\\', '5_%']) expect(await found('quarantined-items', sign)).toEqual([]);
  });

  it('lists the link and the orders of the very number before others that contain it', async () => {
    const earlier = await scene.s360().creates({ lastName: 'Earlier' });
    await scene.cycle();
    const named = await scene.s360().creates({ lastName: 'Named' });
    await scene.s360().changes(earlier, { zipCode: named });
    await scene.cycle();
    const order = (orderId: number, contactReference: string) => ({
      orderDetailsData: {
        orderId,
        orderType: 'SALE',
        orderState: 'CLOSED',
        contactReference,
        saleAmount: 0,
        catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
      },
    });
    const alike = Number(`1${named}`);
    await scene.deliversOrders([order(alike, earlier), order(ORDER_ID + 1, named)]);
    await scene.settled();
    const links = await found('links', named);
    expect(links.map(({ contactNumber }) => contactNumber)).toEqual([named, earlier]);
    const list = '/content-manager/collection-types/plugin::s360.order';
    const { body } = await scene.running().admin('GET', `${list}?_q=${named}&sort=orderId:ASC`);
    expect(listAt(body, 'results').map((one) => at(one, 'orderId'))).toEqual([
      String(ORDER_ID + 1),
      String(alike),
    ]);
  });

  it.each(['links', 'activity', 'quarantined-items'])(
    'finds nothing in %s for an unknown text',
    async (list) => {
      expect(await found(list, 'nobody knows 123454321')).toEqual([]);
    },
  );
});
