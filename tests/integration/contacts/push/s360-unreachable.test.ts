import { setTimeout } from 'node:timers/promises';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { at, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const SAVES = 15;

describe('the CRM while S-360 is unreachable', () => {
  const scene = sceneForAll();

  /** The median time of saves in the admin panel in ms. */
  async function medianSave(documentId: string, what: string): Promise<number> {
    const times: number[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      const form = await scene.crm.opens(documentId);
      const startedAt = performance.now();
      const answer = await scene.crm.savesForm(form, { town: `${what} ${save}` });
      times.push(performance.now() - startedAt);
      expect(answer.status).toBe(200);
    }
    return times.sort((a, b) => a - b)[Math.floor(SAVES / 2)] ?? Infinity;
  }

  it('saves as fast as before, loses nothing, and sends everything when S-360 is back', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Steady', email: 's@example.com' });
    await scene.settled();
    const reachableMs = await medianSave(documentId, 'with');
    await scene.settled();

    await scene.s360Stops();
    const unreachableMs = await medianSave(documentId, 'without');
    console.log(
      `median save: ${reachableMs.toFixed(1)} ms, S-360 down ${unreachableMs.toFixed(1)} ms`,
    );
    expect(unreachableMs).toBeLessThan(reachableMs * 2 + 20);

    const created = await scene.crm.creates({ lastName: 'Born in the dark' });
    const status = await until('the failure is told', async () => {
      const now = await scene.crm.status(documentId, 'myvenue');
      return now.state === 'pending' && now.failure ? now : null;
    });
    expect(status.failure?.code).toBe('ECONNREFUSED');
    expect(status.waiting?.kind).toMatch(/retry|closed/);
    expect(status.pendingFields).toEqual(['town']);
    await setTimeout(3_000);
    await until('operators still see that nothing is sent', async () => {
      const institutions = await scene.running().admin('GET', '/s360/institutions');
      return at(institutions.body, 'data', 0, 'closedUntil') !== null;
    });

    await scene.s360Returns();
    await scene.agreed(45_000);
    const { contactNumber } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    expect(valuesInS360(await scene.s360().contact(String(contactNumber)))).toMatchObject({
      town: `without ${SAVES - 1}`,
    });
    expect(await scene.crm.status(created, 'myvenue')).toMatchObject({
      state: 'inSync',
      failure: null,
    });
    const inS360 = await scene.s360().contacts();
    expect(inS360.filter((one) => valuesInS360(one).lastName === 'Born in the dark')).toHaveLength(
      1,
    );
  });

  it('applies a delivery once that S-360 repeats after Strapi was down', async () => {
    const number = await scene.s360().creates({ lastName: 'Waiting' });
    await scene.strapiStops();
    const [missed] = await scene.cycle();
    expect(missed?.payloads.map(({ status }) => status)).not.toContain(200);
    await scene.strapiStarts();
    await scene.agreed();
    const contacts = await scene.crm.contacts();
    expect(contacts.filter(({ lastName }) => lastName === 'Waiting')).toHaveLength(1);
    expect(await scene.crm.contactOf('myvenue', number)).not.toBeNull();
  });
});
