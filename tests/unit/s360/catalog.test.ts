import { catalogCalls, type CatalogMethods } from '../../../server/src/s360';
import { failureOf, getContact, permitFor, withClient } from './client-setup';
import { answerJson, CONTACT_333 } from './s360-server';

const context = (method: keyof CatalogMethods) => ({
  permit: permitFor(catalogCalls[method], 'booking'),
});
const success = (result: object) => answerJson({ statusCode: 'success', requestId: 7, ...result });
const ask = { requestId: 7 };

describe('the method getCatalogDetailed', () => {
  it('sends the request id and reads the catalog', async () => {
    const catalogData = { seasons: [{ id: 1 }] };
    await withClient({ answering: success({ catalogData }) }, async ({ client, server }) => {
      const answer = await client.getCatalogDetailed(ask, context('getCatalogDetailed'));
      expect(answer.data).toEqual({ catalogData });
      const [request] = server.requests;
      expect(request?.url).toBe('/tnseb/backend-apis/catalogService/v1_33/getCatalogDetailed');
      expect(JSON.parse(request?.body ?? '')).toEqual({ requestId: 7 });
    });
  });

  it('sends no request id when there is none', async () => {
    const answering = success({ catalogData: { seasons: [] } });
    await withClient({ answering }, async ({ client, server }) => {
      await client.getCatalogDetailed({ requestId: null }, context('getCatalogDetailed'));
      expect(server.requests[0]?.body).toBe('{}');
    });
  });

  it('uses the configured version', async () => {
    const answering = success({ catalogData: { seasons: [] } });
    const settings = { catalogServiceVersion: '1_34' };
    await withClient({ answering, settings }, async ({ client, server }) => {
      await client.getCatalogDetailed(ask, context('getCatalogDetailed'));
      expect(server.requests[0]?.url).toContain('/catalogService/v1_34/');
    });
  });

  it.each([
    [12, 12],
    ['13', 13],
    [undefined, null],
    [0, null],
    ['x', null],
  ])(
    'reports that S-360 is still working, with the request id from %p',
    async (requestId, expected) => {
      const answering = answerJson({ statusCode: 'in_progress', requestId });
      await withClient({ answering }, async ({ client }) => {
        const call = client.getCatalogDetailed(ask, context('getCatalogDetailed'));
        expect(await failureOf(call)).toMatchObject({ kind: 'in-progress', requestId: expected });
      });
    },
  );

  it.each([{}, { catalogData: null }, { catalogData: {} }, { catalogData: { seasons: 'none' } }])(
    'fails on a success without a catalog: %j',
    async (result) => {
      await withClient({ answering: success(result) }, async ({ client }) => {
        const call = client.getCatalogDetailed(ask, context('getCatalogDetailed'));
        expect(await failureOf(call)).toMatchObject({ kind: 'answer', reason: 'no-result' });
      });
    },
  );

  it('may return more and take longer than other calls', async () => {
    const catalogData = { seasons: [], filling: 'x'.repeat(20_000) };
    const settings = { maxAnswerBytes: 10_000, timeoutMs: 200, deadlineMs: 300 };
    const slowly: typeof answering = async (request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await answering(request, response);
    };
    const answering = success({ ...CONTACT_333, catalogData, posConfigData: catalogData });
    await withClient({ answering, settings }, async ({ client }) => {
      const answer = await client.getCatalogDetailed(ask, context('getCatalogDetailed'));
      expect(answer.data).toEqual({ catalogData });
      expect(await failureOf(client.getPOSConfig(context('getPOSConfig')))).toMatchObject({
        reason: 'too-large',
      });
      expect(await failureOf(getContact(client))).toMatchObject({ reason: 'too-large' });
    });
    await withClient({ answering: slowly, settings }, async ({ client }) => {
      await client.getCatalogDetailed(ask, context('getCatalogDetailed'));
      expect(await failureOf(client.getPOSConfig(context('getPOSConfig')))).toMatchObject({
        kind: 'network',
      });
    });
  });

  it('is aborted when its caller stops', async () => {
    const stopping = new AbortController();
    const never = () => undefined;
    await withClient({ answering: never }, async ({ client }) => {
      const asked = { ...context('getCatalogDetailed'), signal: stopping.signal };
      const call = failureOf(client.getCatalogDetailed(ask, asked));
      setTimeout(() => stopping.abort(), 100);
      const startedAt = performance.now();
      expect(await call).toMatchObject({ kind: 'network' });
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      expect(
        await failureOf(
          client.getCatalogDetailed(ask, {
            ...asked,
            permit: permitFor(catalogCalls.getCatalogDetailed),
          }),
        ),
      ).toMatchObject({ kind: 'network' });
    });
  });
});

describe('the method getPOSConfig', () => {
  it('reads the point of sale', async () => {
    const posConfigData = { posId: 60 };
    await withClient({ answering: success({ posConfigData }) }, async ({ client, server }) => {
      expect((await client.getPOSConfig(context('getPOSConfig'))).data).toEqual({ posConfigData });
      expect(server.requests[0]?.url).toBe('/tnseb/backend-apis/catalogService/v1_33/getPOSConfig');
      expect(server.requests[0]?.body).toBe('{}');
    });
  });
});

describe('the method getEventAvailability', () => {
  it('requests many performances, split by seat category', async () => {
    const eventAvailabilityData = { eventAvailabilities: [] };
    await withClient(
      { answering: success({ eventAvailabilityData }) },
      async ({ client, server }) => {
        const request = { pointOfSalesId: '60', performanceIds: ['21', '9007199254740993'] };
        const answer = await client.getEventAvailability(request, context('getEventAvailability'));
        expect(answer.data).toEqual({ eventAvailabilityData });
        const [received] = server.requests;
        expect(received?.url).toBe(
          '/tnseb/backend-apis/availabilityService/v1_33/getEventAvailability',
        );
        expect(JSON.parse(received?.body ?? '')).toEqual({
          pointOfSalesId: 60,
          performanceIds: [21, '9007199254740993'],
          seatCategoryIds: [-1],
        });
      },
    );
  });
});
