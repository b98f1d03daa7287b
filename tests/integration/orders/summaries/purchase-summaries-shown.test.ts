import { CONTACT_UID } from '../../../../server/src/contracts';
import { at, listAt, objectAt } from '../../../helpers/json';
import { buyersOf, SUMMARIES, sale } from '../../../helpers/orders/buyers';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('the purchase columns of contacts', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue' }],
    settings: { mainCurrency: 'CHF' },
  });

  const { bought, buyer } = buyersOf(() => scene);

  it('can be filtered and sorted by, in the Content API and the admin panel', async () => {
    const rich = await buyer('Rich', { saleAmount: 5_000_050n });
    const query = 'filters[spent][$gt]=5000&filters[lastPurchaseAt][$gte]=2026-01-01&sort=spent';
    const listed = await scene
      .running()
      .admin('GET', `/content-manager/collection-types/${CONTACT_UID}?${query}`);
    expect(listAt(listed.body, 'results').map((one) => at(one, 'documentId'))).toEqual([rich]);
    const { contentAPI, documents } = scene.running().strapi;
    const model = scene.running().strapi.contentType(CONTACT_UID);
    const asked = { filters: { spent: { $gt: 5000 }, nextPerformanceAt: { $null: true } } };
    await contentAPI.validate.query(asked, model);
    const found = await documents(CONTACT_UID).findMany(asked);
    expect(found.map(({ documentId }) => documentId)).toEqual([rich]);
    const [answered] = listAt(await contentAPI.sanitize.output(found, model));
    expect(Number(at(answered, 'spent'))).toBe(5000.05);
  });

  it('include the refunded amount, which can also be filtered by', async () => {
    const before = await buyer('Refunded');
    await bought(sale(before, { orderType: 'REFUND_CLIENT', saleAmount: -12_050n }));
    const query = 'filters[refunded][$gt]=12&sort=refunded';
    const listed = await scene
      .running()
      .admin('GET', `/content-manager/collection-types/${CONTACT_UID}?${query}`);
    expect(listAt(listed.body, 'results')).toMatchObject([{ documentId: before }]);
    expect(Number(at(listed.body, 'results', 0, 'refunded'))).toBe(12.05);
  });

  async function view() {
    const answer = await scene
      .running()
      .admin('GET', `/content-manager/content-types/${CONTACT_UID}/configuration`);
    const { layouts, metadatas, settings } = objectAt(answer.body, 'data', 'contentType');
    const edit = listAt(layouts, 'edit');
    const inForm = edit.flatMap((row) => listAt(row).map((field) => at(field, 'name')));
    return { settings, metadatas, edit, list: listAt(layouts, 'list'), inForm };
  }

  it('appear in the list but in no form, and can never become editable', async () => {
    const { inForm, list, metadatas } = await view();
    for (const name of Object.keys(SUMMARIES)) {
      expect(inForm).not.toContain(name);
      expect(at(metadatas, name, 'edit', 'editable')).toBe(false);
    }
    expect(list).toContain('spent');
  });

  it('are removed from a form that was configured before they existed', async () => {
    const { createdBy: _, updatedBy: __, ...metadatas } = objectAt((await view()).metadatas);
    const { edit, settings } = await view();
    const list = ['displayName', 'town', 'email', 'type'];
    // Strapi adds new attributes to a configured form in this way.
    const layouts = { list, edit: [...edit, [{ name: 'spent', size: 4 }]] };
    const path = `/content-manager/content-types/${CONTACT_UID}/configuration`;
    const saved = await scene.running().admin('PUT', path, { settings, metadatas, layouts });
    expect(saved.status).toBe(200);
    await scene
      .running()
      .strapi.store({ type: 'plugin', name: 's360', key: 'contactView' })
      .set({ value: { arrangedAt: '2026-01-01T00:00:00.000Z' } });
    await scene.strapiStops();
    await scene.strapiStarts();
    const now = await view();
    expect(now.inForm).not.toContain('spent');
    expect(now.inForm).toContain('lastName');
    expect(now.list).toEqual(list);
  });

  it('that are new are removed from a configured form, and nothing else is', async () => {
    const { createdBy: _, updatedBy: __, ...metadatas } = objectAt((await view()).metadatas);
    const { edit, list, settings } = await view();
    const own = objectAt(metadatas, 'spent');
    const spent = { ...own, list: { ...objectAt(own, 'list'), label: 'Revenue' } };
    const added = ['spent', 'refunded'].map((name) => ({ name, size: 4 }));
    const saved = await scene
      .running()
      .admin('PUT', `/content-manager/content-types/${CONTACT_UID}/configuration`, {
        settings,
        metadatas: { ...metadatas, spent },
        layouts: { list, edit: [...edit, added] },
      });
    expect(saved.status).toBe(200);
    await scene
      .running()
      .strapi.store({ type: 'plugin', name: 's360', key: 'contactView' })
      .set({ value: { arrangedAt: '2026-01-01T00:00:00.000Z', hasSummaries: true } });
    await scene.strapiStops();
    await scene.strapiStarts();
    const now = await view();
    expect(now.inForm).not.toContain('refunded');
    expect(now.inForm).toContain('spent');
    expect(at(now.metadatas, 'spent', 'list', 'label')).toBe('Revenue');
    expect(at(now.metadatas, 'refunded', 'list', 'label')).toBe('Refunded');
  });
});
