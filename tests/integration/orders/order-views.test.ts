import { ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts';
import { ORDER_LINE_VIEW, ORDER_VIEW } from '../../../server/src/orders/panel/order-views';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { storeOrders } from '../../helpers/orders/stored-orders';

/** Only the plugin reads these; people read the texts next to them. */
const THOUSANDTHS = /Amount$|^(base|unit)Price$/;

describe('the Content Manager’s views of orders and their lines', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    settings: { backgroundWork: false },
  });

  const configurationOf = async (uid: string) => {
    const { body } = await scene
      .running()
      .admin('GET', `/content-manager/content-types/${uid}/configuration`);
    return objectAt(body, 'data', 'contentType');
  };

  it.each([ORDER_VIEW, ORDER_LINE_VIEW])(
    'have the planned columns, without thousandths and editable fields: $uid',
    async (view) => {
      const configuration = await configurationOf(view.uid);
      expect(at(configuration, 'settings')).toMatchObject(view.settings);
      expect(at(configuration, 'layouts', 'list')).toEqual(view.list);
      expect(at(configuration, 'layouts', 'edit')).toEqual(view.form);
      const shown = view.form.flat().map(({ name }) => name);
      expect(shown.filter((name) => THOUSANDTHS.test(name))).toEqual([]);
      for (const name of shown) {
        const edit = objectAt(configuration, 'metadatas', name, 'edit');
        expect([name, edit.editable, edit.label]).toEqual([name, false, view.labels[name]]);
      }
    },
  );

  it.each([ORDER_UID, ORDER_LINE_UID])(
    'can be read by a super admin and written by nobody: %s',
    async (uid) => {
      const path = `/content-manager/collection-types/${uid}`;
      expect((await scene.running().admin('GET', path)).status).toBe(200);
      expect((await scene.running().admin('POST', path, {})).status).toBe(403);
      const { body } = await scene.running().admin('GET', '/admin/users/me/permissions');
      const actions = listAt(body, 'data')
        .filter((permission) => at(permission, 'subject') === uid)
        .map((permission) => textAt(permission, 'action'));
      expect(actions).toEqual(['plugin::content-manager.explorer.read']);
    },
  );

  it('are configured once and keep later changes by people', async () => {
    const { metadatas: answered, settings } = await configurationOf(ORDER_UID);
    // The Content Manager does not accept all properties of its own answer.
    const metadatas = Object.fromEntries(
      Object.entries(objectAt(answered)).map(([name, metadata]) => {
        const { mainField: _related, ...list } = objectAt(metadata, 'list');
        return [name, { edit: at(metadata, 'edit'), list }];
      }),
    );
    const layouts = { list: ['orderId'], edit: [[{ name: 'orderId', size: 6 }]] };
    const path = `/content-manager/content-types/${ORDER_UID}/configuration`;
    const changed = await scene.running().admin('PUT', path, { layouts, metadatas, settings });
    expect(changed.status).toBe(200);
    await scene.strapiStops();
    await scene.strapiStarts();
    expect(at(await configurationOf(ORDER_UID), 'layouts', 'list')).toEqual(['orderId']);
  });

  it('get labels for new attributes and keep the configuration by people', async () => {
    const { strapi } = scene.running();
    const store = strapi.store({ type: 'plugin', name: 's360', key: ORDER_LINE_VIEW.storeKey });
    const service = strapi.plugin('content-manager').service('content-types');
    const contentType = strapi.contentType(ORDER_LINE_UID);
    const view = await service.findConfiguration(contentType);
    const unlabelled = {
      edit: { label: 'vatPercent', editable: true },
      list: { label: 'vatPercent' },
    };
    const own = { edit: { label: 'Title', editable: false }, list: { label: 'Title' } };
    const metadatas = { ...view.metadatas, vatPercent: unlabelled, product: own };
    const layouts = { ...view.layouts, list: ['product'] };
    await service.updateConfiguration(contentType, { ...view, metadatas, layouts });
    await store.set({ value: { arrangedAt: '2026-01-01T00:00:00.000Z' } });
    await scene.strapiStops();
    await scene.strapiStarts();
    const configuration = await configurationOf(ORDER_LINE_UID);
    expect(at(configuration, 'layouts', 'list')).toEqual(['product']);
    expect(at(configuration, 'metadatas', 'product', 'edit', 'label')).toBe('Title');
    expect(at(configuration, 'metadatas', 'vatPercent')).toMatchObject({
      edit: { label: 'VAT rate', editable: false },
      list: { label: 'VAT rate' },
    });
  });

  it('name the contact and the order', async () => {
    const contactDocumentId = await scene.crm.creates({ lastName: 'Listed' });
    await storeOrders(scene.running().strapi, [
      { orderId: '4711', contactDocumentId, saleMoney: '24.00', lines: [{ product: 'Hamlet' }] },
    ]);
    const listed = async (uid: string) => {
      const { body } = await scene
        .running()
        .admin('GET', `/content-manager/collection-types/${uid}?page=1&pageSize=10`);
      return objectAt(listAt(body, 'results')[0]);
    };
    const order = await listed(ORDER_UID);
    expect(order).toMatchObject({ orderId: '4711', saleMoney: '24.00' });
    expect(textAt(order, 'contact', 'displayName')).toBe('Listed');
    expect(textAt(await listed(ORDER_LINE_UID), 'order', 'orderId')).toBe('4711');
  });

  it('hide the payloads, which code can still read', async () => {
    const { admin, strapi } = scene.running();
    const payload = '{"orderDetailsData":{"orderId":4712}}';
    const [documentId] = await storeOrders(strapi, [
      { orderId: '4712', payload, lines: [{ product: 'Kept' }] },
    ]);
    const get = async (path: string) =>
      (await admin('GET', `/content-manager/collection-types/${path}`)).body;
    const [order] = listAt(await get(`${ORDER_UID}?filters[orderId][$eq]=4712`), 'results');
    expect(order).toMatchObject({ orderId: '4712', documentId });
    expect(order).not.toHaveProperty('payload');
    const [line] = listAt(await get(`${ORDER_LINE_UID}?filters[product][$eq]=Kept`), 'results');
    expect(at(line, 'order')).toMatchObject({ orderId: '4712', documentId });
    expect(at(line, 'order')).not.toHaveProperty('payload');
    const form = at(await get(`${ORDER_UID}/${documentId}`), 'data');
    expect(form).toMatchObject({ orderId: '4712' });
    expect(form).not.toHaveProperty('payload');
    const filters = { orderId: '4712' };
    expect(await strapi.documents(ORDER_UID).findMany({ filters })).toMatchObject([{ payload }]);
  });
});
