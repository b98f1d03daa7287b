import { request, type HttpAnswer } from '../http';
import { at, listAt, objectAt, textAt } from '../json';
import type { Scene } from '../scene/scene';
import { until } from '../waiting';

const CONTACT = 'plugin::s360.contact';

/** The answer to a request that is made again while its outcome is still being counted. */
export async function counted(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 202) return answer;
  }
}

/** The bulk job actions of an operator, as the first admin user. */
export function bulkJobsOf(scene: Scene) {
  const call = (method: string, path: string, body?: unknown) =>
    counted(() => scene.running().admin(method, `/s360/bulk-jobs${path}`, body));
  const data = (answer: HttpAnswer): Record<string, unknown> => {
    if (answer.status !== 200) {
      throw new Error(`${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`);
    }
    return objectAt(answer.body, 'data');
  };
  const one = async (id: unknown) => data(await call('GET', `/${String(id)}`));
  const shownCalls = async (id: unknown): Promise<number> =>
    listAt(await one(id), 'costs').reduce<number>(
      (sum, cost) => sum + Number(at(cost, 'calls')),
      0,
    );
  return {
    call,
    one,
    list: async (query = '') =>
      listAt((await call('GET', query)).body, 'data').map((job) => objectAt(job)),
    /** An approval agrees to the displayed cost by default. */
    decides: async (id: unknown, event: string, body?: unknown) => {
      const agreed = event === 'approve' ? { calls: await shownCalls(id) } : {};
      return data(await call('POST', `/${String(id)}/${event}`, body ?? agreed));
    },
    /** Plans a bulk push and starts it at once. */
    pushes: async (wish: Record<string, unknown>) => {
      const { calls } = data(await call('POST', '/push/plan', wish));
      return data(await call('POST', '/push', { ...wish, calls }));
    },
    posts: async (path: string, body?: unknown) => data(await call('POST', path, body)),
    reaches: (id: unknown, state: string, withinMs = 60_000) =>
      until(
        `bulk job ${String(id)} is ${state}`,
        async () => {
          const job = await one(id);
          return at(job, 'state') === state ? job : null;
        },
        withinMs,
      ),
  };
}

/** Contacts written by code of the app, with one call each, as a script would do it. */
export function writesOf(scene: Scene) {
  interface Documents {
    create(of: { data: object }): Promise<{ documentId: string }>;
    update(of: { documentId: string; data: object }): Promise<unknown>;
  }
  const documents = (): Documents =>
    Reflect.apply(scene.running().strapi.documents, scene.running().strapi, [CONTACT]);
  return {
    create: async (data: object) => (await documents().create({ data })).documentId,
    update: (documentId: string, data: object) => documents().update({ documentId, data }),
    /** A program of the venue that changes contacts with an API token, through the app’s route. */
    async program(name: string) {
      const made = await scene.running().admin('POST', '/admin/api-tokens', {
        name,
        description: '',
        type: 'full-access',
        lifespan: null,
      });
      const authorization = `Bearer ${textAt(made.body, 'data', 'accessKey')}`;
      return {
        author: `content-api-token:${String(at(made.body, 'data', 'id'))}`,
        async update(documentId: string, data: object) {
          const url = `${scene.running().url}/api/people/${documentId}`;
          const headers = { authorization };
          const { status } = await request(url, { method: 'PUT', headers, json: { data } });
          if (status !== 200) throw new Error(`${name} may not change contacts: ${status}`);
        },
      };
    },
    transaction: async (work: () => Promise<void>): Promise<void> => {
      await scene.running().strapi.db.transaction(work);
    },
  };
}

/** Uploads a CSV file like the admin panel; returns the bulk job with its dry run. */
export async function uploads(scene: Scene, bytes: Uint8Array, settings: object = {}) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), 'contacts.csv');
  form.append('settings', JSON.stringify(settings));
  const { body, status } = await scene.running().admin('POST', '/s360/bulk-jobs/file', form);
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return objectAt(body, 'data');
}
