import { generate } from '@strapi/openapi';
import { BOOKING_EVENT_KINDS, BOOKING_STATES } from '../../../server/src/contracts';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

/** The method, the path, and whether it has a request body. */
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
  ['post', '/{documentId}/message/preview', true],
  ['post', '/{documentId}/message', true],
];

const JSON_SCHEMA = ['content', 'application/json', 'schema'];

describe('the OpenAPI document about bookings', () => {
  const scene = sceneForAll();
  let paths: unknown;
  beforeAll(async () => {
    paths = generate(scene.running().strapi, { type: 'content-api' }).document.paths;
  });

  const operation = (method: string, path: string) =>
    objectAt(paths, `/s360/bookings${path}`, method);
  const answerOf = (method: string, path: string) =>
    objectAt(operation(method, path), 'responses', '200', ...JSON_SCHEMA, 'properties', 'data');

  it('names exactly the documented booking routes', () => {
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

  it.each(ROUTES)('describes the request and answer of %s %s', (method, path, takesBody) => {
    const isList = path === '' ? method === 'get' : path === '/contacts';
    expect(answerOf(method, path)).toMatchObject({ type: isList ? 'array' : 'object' });
    const body = at(operation(method, path), 'requestBody');
    if (!takesBody) expect(body).toBeUndefined();
    else expect(objectAt(body, ...JSON_SCHEMA)).not.toEqual({});
  });

  it('describes the properties of a booking', () => {
    const of = objectAt(answerOf('get', '/{documentId}'), 'properties');
    expect(of).toMatchObject({
      state: { enum: [...BOOKING_STATES] },
      revision: { type: 'integer' },
      events: { items: { properties: { kind: { enum: [...BOOKING_EVENT_KINDS] } } } },
    });
  });

  it('describes the properties of a message to the customer', () => {
    expect(answerOf('post', '/{documentId}/message/preview')).toMatchObject({
      properties: { subject: { type: 'string' }, locales: { type: 'array' } },
    });
    const body = at(operation('post', '/{documentId}/message'), 'requestBody');
    expect(objectAt(body, ...JSON_SCHEMA)).toMatchObject({
      required: expect.arrayContaining(['revision', 'locale', 'subject', 'text']),
    });
  });

  it('describes the filters of the booking list', () => {
    const parameters = listAt(operation('get', ''), 'parameters').map((one) => at(one, 'name'));
    expect(parameters).toEqual(
      expect.arrayContaining(['page', 'pageSize', 'institution', 'state', 'kind', 'contact', 'q']),
    );
  });
});
