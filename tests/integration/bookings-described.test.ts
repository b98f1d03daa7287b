import { generate } from '@strapi/openapi';
import { BOOKING_EVENT_KINDS, BOOKING_STATES } from '../../server/src/contracts';
import { at, listAt, objectAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';

/** Method and path, and whether it takes a body. */
const ROUTES: [string, string, boolean][] = [
  ['get', '', false],
  ['get', '/contacts', false],
  ['get', '/{documentId}', false],
  ['post', '', true],
  ['put', '/{documentId}', true],
  ['delete', '/{documentId}', false],
  ['post', '/{documentId}/duplicate', true],
  ['post', '/{documentId}/submit', true],
  ['post', '/{documentId}/withdraw', true],
  ['post', '/{documentId}/close', true],
  ['post', '/{documentId}/abandon', true],
  ['post', '/{documentId}/sell', true],
  ['post', '/{documentId}/release', true],
  ['post', '/{documentId}/in-doubt', true],
];

const JSON_SCHEMA = ['content', 'application/json', 'schema'];

describe('Strapi’s OpenAPI document about bookings', () => {
  let scene: Scene;
  let paths: unknown;
  beforeAll(async () => {
    scene = await startScene();
    paths = generate(scene.running().strapi, { type: 'content-api' }).document.paths;
  });
  afterAll(() => scene.end());

  const operation = (method: string, path: string) =>
    objectAt(paths, `/s360/bookings${path}`, method);
  const answerOf = (method: string, path: string) =>
    objectAt(operation(method, path), 'responses', '200', ...JSON_SCHEMA, 'properties', 'data');

  it('names no other routes of bookings than these', () => {
    const named = Object.entries(objectAt(paths))
      .filter(([path]) => path.startsWith('/s360/bookings'))
      .flatMap(([path, methods]) =>
        Object.keys(objectAt(methods)).map((method) => [
          method,
          path.replace('/s360/bookings', ''),
        ]),
      );
    expect(named.sort()).toEqual(ROUTES.map(([method, path]) => [method, path]).sort());
  });

  it.each(ROUTES)('%s %s says what it takes and answers', (method, path, takesBody) => {
    const isList = path === '' ? method === 'get' : path === '/contacts';
    expect(answerOf(method, path)).toMatchObject({ type: isList ? 'array' : 'object' });
    const body = at(operation(method, path), 'requestBody');
    if (!takesBody) expect(body).toBeUndefined();
    else expect(objectAt(body, ...JSON_SCHEMA)).not.toEqual({});
  });

  it('says what a booking consists of', () => {
    const of = objectAt(answerOf('get', '/{documentId}'), 'properties');
    expect(of).toMatchObject({
      state: { enum: [...BOOKING_STATES] },
      revision: { type: 'integer' },
      events: { items: { properties: { kind: { enum: [...BOOKING_EVENT_KINDS] } } } },
    });
  });

  it('says by what the list is filtered', () => {
    const parameters = listAt(operation('get', ''), 'parameters').map((one) => at(one, 'name'));
    expect(parameters).toEqual(
      expect.arrayContaining(['page', 'pageSize', 'institution', 'state', 'kind', 'contact', 'q']),
    );
  });
});
