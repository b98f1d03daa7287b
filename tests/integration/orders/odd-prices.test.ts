import { catalogSide, OFTEN } from '../../helpers/catalog/catalogs';
import { at, listAt, objectAt } from '../../helpers/json';
import { codesOf, stateOf } from '../../helpers/institutions/checked-venues';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('orders whose amounts have another unit than the catalog', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', ...OFTEN }, { code: 'museum' }],
  });
  let operationId = 9000;

  /** A closed order of one ticket at the price of the catalog. */
  async function sells(): Promise<string> {
    const catalog = await catalogSide(scene, 'myvenue').catalog();
    const performance = catalog.products.flatMap(({ performances }) => performances)[0];
    const price = catalog.priceLists[performance?.priceList ?? -1]?.[0];
    operationId += 1;
    const line = {
      operationId,
      quantity: 1,
      performanceId: Number(performance?.id),
      seatCategoryId: Number(price?.seatCategoryId),
      audienceSubCategoryId: Number(price?.tariffId),
      unitPrice: price?.amount ?? 0,
      totalAmount: price?.amount ?? 0,
    };
    const order = await scene.s360().orders({
      orderState: 'CLOSED',
      saleAmount: price?.amount ?? 0,
      operationDatas: [line],
    });
    await scene.agreed();
    return String(order.orderId);
  }

  const alarmsAt = async (code: string) => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const institution = listAt(body, 'data').find((one) => at(one, 'code') === code);
    return listAt(institution, 'alarms').filter((alarm) => at(alarm, 'kind') === 'oddPrice');
  };
  const checked = async () =>
    objectAt(
      await scene
        .running()
        .strapi.plugin('s360')
        .service('contractChecks')
        .run('myvenue', {}, { author: null }),
    );

  it('are not compared before the first order', async () => {
    await catalogSide(scene, 'myvenue').fetched();
    const check = await checked();
    expect([stateOf(check, 'orderPrices'), codesOf(check, 'orderPrices')]).toEqual([
      'untested',
      ['noPricesToCompare'],
    ]);
    expect(await alarmsAt('myvenue')).toEqual([]);
  });

  it('are stored, and raise an alarm at the first one, which a check names, too', async () => {
    await scene.s360().behaves({ orderAmounts: 'hundredths' });
    const orderId = await sells();
    expect(await scene.crm.orders({ orderId })).toHaveLength(1);
    expect(await alarmsAt('myvenue')).toMatchObject([
      { stream: 'orders', orderId, operationId: String(operationId), factor: 10, lines: 1 },
    ]);
    expect(await alarmsAt('museum')).toEqual([]);
    const { body } = await scene.running().admin('GET', '/s360/attention');
    expect(
      listAt(body, 'data').filter((group) => at(group, 'alarm', 'kind') === 'oddPrice'),
    ).toHaveLength(1);
    const check = await checked();
    expect(stateOf(check, 'orderPrices')).toBe('failed');
    expect(listAt(check, 'steps').find((one) => at(one, 'step') === 'orderPrices')).toMatchObject({
      calls: 0,
      findings: [{ code: 'pricesInOtherUnit', values: { orderId, factor: 10 } }],
    });
  });

  it('raise none any more once more orders have the prices of the catalog', async () => {
    await scene.s360().behavesAsDocumented();
    await sells();
    expect(await alarmsAt('myvenue')).toEqual([]);
    expect(stateOf(await checked(), 'orderPrices')).toBe('held');
  });
});
