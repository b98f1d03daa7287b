import { modulesOf } from '../../helpers/strapi/modules';
import type { FailureCause } from '../../../server/src/contracts';
import { valuesInS360 } from '../../helpers/contacts/contacts';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('an operator of an institution', () => {
  const scene = sceneForEach();

  const admin = (verb: string, path: string, body?: unknown) =>
    scene.running().admin(verb, `/s360/${path}`, body);

  async function known(lastName: string): Promise<{ documentId: string; number: string }> {
    const documentId = await scene.crm.creates({ lastName, email: `${lastName}@example.com` });
    await scene.settled();
    const number = textAt(await scene.crm.link(documentId, 'myvenue'), 'contactNumber');
    return { documentId, number };
  }

  it('can pause sending while received data is applied, and resume it', async () => {
    const { documentId, number } = await known('Paused');
    await scene.s360().forgetCalls();
    const paused = await admin('PUT', 'institutions/myvenue/pauses', { sending: true });
    expect(paused.body).toEqual({ data: { sending: true, receiving: false } });
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.s360().changes(number, { firstName: 'Ada' });
    await scene.cycle();
    await until('S-360 is heard', async () => {
      return (await scene.crm.contact(documentId)).firstName === 'Ada';
    });
    await pause(1500);
    expect(await scene.s360().saves()).toEqual([]);
    expect((await scene.crm.status(documentId, 'myvenue')).waiting).toEqual({ kind: 'paused' });

    await admin('PUT', 'institutions/myvenue/pauses', { sending: false });
    await scene.settled();
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'Bern' });
  });

  it('is notified of a pause set by an app’s own code, which also takes effect', async () => {
    const { strapi } = scene.running();
    const background = modulesOf(strapi).workers;
    const info = jest.spyOn(strapi.log, 'info');
    const wakeAll = jest.spyOn(background, 'wakeAll');
    const pauses = strapi.plugin('s360').service('pauses');
    const changed = await pauses.change('myvenue', { receiving: true }, 'admin:7');
    expect(changed).toEqual({ sending: false, receiving: true });
    const words = 's360: institution myvenue: sending on, receiving paused, set by admin:7';
    expect(info).toHaveBeenCalledWith(words);
    expect(wakeAll).toHaveBeenCalledTimes(1);
    await expect(pauses.change('nowhere', {}, null)).rejects.toMatchObject({ status: 404 });
  });

  it('can pause one direction while somebody else pauses the other', async () => {
    const pauses = scene.running().strapi.plugin('s360').service('pauses');
    await Promise.all([
      pauses.change('myvenue', { sending: true }, 'admin:7'),
      pauses.change('myvenue', { receiving: true }, 'admin:8'),
    ]);
    expect(await pauses.of('myvenue')).toEqual({ sending: true, receiving: true });
    await pauses.change('myvenue', { sending: false, receiving: false }, 'admin:7');
  });

  it('can pause receiving while deliveries are answered with 200 and wait, even after a restart', async () => {
    const { documentId, number } = await known('Waiting');
    await admin('PUT', 'institutions/myvenue/pauses', { receiving: true });
    await scene.strapiStops();
    await scene.strapiStarts();
    await scene.s360().changes(number, { town: 'Chur' });
    const [report] = await scene.cycle();
    expect(report?.payloads).toMatchObject([{ status: 200 }]);
    await pause(1500);
    expect((await scene.crm.contact(documentId)).town).toBeNull();
    expect(await scene.crm.deliveries({ state: 'stored' })).toHaveLength(1);

    await admin('PUT', 'institutions/myvenue/pauses', { receiving: false });
    await scene.settled();
    expect((await scene.crm.contact(documentId)).town).toBe('Chur');
  });

  it('can see failures by cause and retry one, all of a cause, or all', async () => {
    const refusal = (statusDetail: string, times: number) =>
      scene.s360().faults({ method, times, kind: 'business', statusDetail });
    const contacts = [await known('One'), await known('Two'), await known('Three')];
    await refusal('error.first', 2);
    for (const { documentId } of contacts.slice(0, 2)) {
      await scene.crm.saves(documentId, { town: 'Bern' });
    }
    await scene.settled();
    await refusal('error.second', 1);
    await scene.crm.saves(contacts[2]?.documentId ?? '', { town: 'Bern' });
    await scene.settled();

    const causes = async () =>
      listAt((await admin('GET', 'failures?institution=myvenue')).body, 'data').map((cause) => {
        const { code, failed, kind } = objectAt(cause) as unknown as FailureCause;
        return { code, failed, kind };
      });
    expect(await causes()).toEqual([
      { kind: 'push', code: 'error.first', failed: 2 },
      { kind: 'push', code: 'error.second', failed: 1 },
    ]);

    const retry = async (selection: object) => {
      const body = { institution: 'myvenue', kind: 'push', ...selection };
      const answer = await admin('POST', 'failures/retry', body);
      await scene.settled();
      return at(answer.body, 'data', 'retried');
    };
    expect(await retry({ contactDocumentId: contacts[0]?.documentId })).toBe(1);
    expect(await causes()).toMatchObject([{ failed: 1 }, { failed: 1 }]);
    expect(await retry({ code: 'error.second' })).toBe(1);
    expect(await causes()).toEqual([{ kind: 'push', code: 'error.first', failed: 1 }]);
    expect(await retry({})).toBe(1);
    expect(await causes()).toEqual([]);
    for (const { number } of contacts) {
      expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'Bern' });
    }
  });

  it('can retry failed pulls', async () => {
    const { documentId, number } = await known('Pulled');
    await scene.s360().faults({ method: 'getContactData', times: 1, kind: 'http', status: 400 });
    await scene.crm.panel('POST', documentId, '/myvenue/pull');
    await until('it was refused', async () => {
      const { failure } = await scene.crm.status(documentId, 'myvenue');
      return failure?.code === 'HTTP 400';
    });
    await scene.s360().changes(number, { town: 'Basel' });
    await admin('POST', 'failures/retry', { institution: 'myvenue', kind: 'pull' });
    await scene.settled();
    expect((await scene.crm.contact(documentId)).town).toBe('Basel');
    expect((await admin('GET', 'failures')).body).toEqual({ data: [] });
  });

  it('gets an error for malformed, unknown or forbidden requests', async () => {
    expect((await admin('PUT', 'institutions/nowhere/pauses', { sending: true })).status).toBe(404);
    expect((await admin('PUT', 'institutions/myvenue/pauses', { sending: 1 })).status).toBe(400);
    expect((await admin('POST', 'failures/retry', { institution: 'myvenue' })).status).toBe(400);
    const reader = await scene.running().userWith(['plugin::s360.overview.read']);
    expect((await reader('GET', '/s360/failures')).status).toBe(200);
    const change = { sending: true };
    expect((await reader('PUT', '/s360/institutions/myvenue/pauses', change)).status).toBe(403);
  });
});
