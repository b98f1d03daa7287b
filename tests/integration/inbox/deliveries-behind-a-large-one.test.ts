import { DELIVERY_UID } from '../../../server/src/contracts';
import { personInS360 } from '../../helpers/contacts/contacts';
import { at } from '../../helpers/json';
import { rowsOf } from '../../helpers/scene/crm-side';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const MANY = 2_000;
const MANY_MS = 120_000;

describe('small deliveries that come behind a large one', () => {
  const scene = sceneForAll();

  const person = (number: number, firstName = 'First') => ({
    ...personInS360({ lastName: `Person ${number}`, firstName, email: `p${number}@example.com` }),
    contactNumber: String(number),
  });
  const isLargeApplied = async () => {
    const [large] = await rowsOf(scene.running(), DELIVERY_UID, { items: MANY });
    return large !== undefined && large.state !== 'stored';
  };
  const firstNameOf = async (number: number) =>
    at(await scene.crm.contactOf('myvenue', String(number)), 'firstName');

  it('are applied before its rest, except those about its own numbers', async () => {
    scene.excuse(OWN_PAYLOADS);
    const large = Array.from({ length: MANY }, (_none, index) => person(10_000 + index));
    expect((await scene.delivers(large)).status).toBe(200);
    const last = 10_000 + MANY - 1;
    expect((await scene.delivers([person(5), person(last, 'Later')])).status).toBe(200);
    expect((await scene.delivers([person(5, 'Latest')])).status).toBe(200);
    expect((await scene.delivers([person(7)])).status).toBe(200);
    await until('the one about another number is applied', () => firstNameOf(7), MANY_MS);
    expect(await isLargeApplied()).toBe(false);
    expect(await scene.crm.contactOf('myvenue', '5')).toBeNull();
    await scene.settled(MANY_MS);
    expect(await firstNameOf(5)).toBe('Latest');
    expect(await firstNameOf(last)).toBe('Later');
  });
});
