import { call, simulator, stopAll } from './client';
import { DESCRIBED, methodsOf, pathOf, unlimited } from './described';
import { bodiesWithStranger, forbiddenBodies, STRANGER_REFUSED } from './described-bodies';

afterEach(stopAll);

const METHODS = methodsOf(DESCRIBED).map(({ method: { request }, name, service }) => ({
  method: name,
  url: pathOf(service, name),
  request,
}));

const STRANGERS = METHODS.flatMap(({ method, request, url }) =>
  bodiesWithStranger(request).map(({ path, value }) => ({ method, path, url, body: value })),
);

/** A contact keeps what it can of a value: the tests of its forms show how. */
const SAVES = /^save(Individual|Structure)ContactData$/;

describe('the simulator, made from the description of S-360', () => {
  test.each(STRANGERS)('refuses $method with $path', async ({ body, url }) => {
    const { json } = await call(await simulator(), url, body);
    expect({ body, detail: json.statusDetail }).toEqual({ body, detail: STRANGER_REFUSED });
  });

  test('is tried with an unknown member in each object of a body', () => {
    const paths = STRANGERS.map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        'saveIndividualContactData addresses[].noSuchMember',
        'createOrUpdateOrder singleEntryAttributionOperations[].operationAttributions[].noSuchMember',
        'isCatalogServiceAlive noSuchMember',
      ]),
    );
  });

  test.each(METHODS.filter(({ method }) => !SAVES.test(method)))(
    'refuses $method with each value that its description forbids',
    async ({ request, url }) => {
      const started = await simulator({ limits: unlimited });
      for (const body of forbiddenBodies(request)) {
        const { json } = await call(started, url, body);
        expect({ body, detail: json.statusDetail }).toEqual({
          body,
          detail: expect.stringMatching(/^error[.].*[.](invalid|missing)([.]|$)/),
        });
      }
    },
  );
});
