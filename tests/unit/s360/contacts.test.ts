import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { contactCalls, readContactDataResult } from '../../../server/src/s360';
import { contextFor, failureOf, permitFor, withClient } from './client-setup';
import { answerJson, type TestServer } from './s360-server';

const BASE = '/tnco/backend-apis/contactInformationPublicService/v2_21';

function sent(server: TestServer): { url?: string; body: unknown } {
  const request = server.requests[0];
  return { url: request?.url, body: JSON.parse(request?.body ?? 'null') };
}

test('the method getContactData returns contact numbers as texts', async () => {
  const contact = {
    contactNumber: 333,
    type: 'STRUCTURE',
    individualContact: { contactNumber: 334, individualLastname: 'Relay' },
    structureContact: { contactNumber: '333', structureOfficialName: 'Theatre friends' },
    fieldOfTomorrow: [1],
  };
  const answering = answerJson({ statusCode: 'success', requestId: 5, ...contact });
  await withClient({ answering }, async ({ client }) => {
    const { data } = await client.getContactData(
      { contactNumber: '333', details: ['GENERAL'] },
      contextFor('getContactData'),
    );
    expect(data).toEqual({
      ...contact,
      contactNumber: '333',
      individualContact: { contactNumber: '334', individualLastname: 'Relay' },
    });
  });
});

describe('the method searchContact', () => {
  test('sends criteria and reads the hits', async () => {
    const answering = answerJson({ statusCode: 'success', contacts: [{ contactNumber: 5442 }] });
    await withClient({ answering }, async ({ client, server }) => {
      const { data } = await client.searchContact(
        { email: 'a@b.example', lastName: 'Roe', details: ['GENERAL'], start: 50, max: 10 },
        contextFor('searchContact'),
      );
      expect(data).toEqual([{ contactNumber: '5442' }]);
      expect(sent(server)).toEqual({
        url: `${BASE}/searchContact`,
        body: {
          searchCriteria: { email: 'a@b.example', lastName: 'Roe' },
          details: ['GENERAL'],
          minIndex: 50,
          nbMaxResults: 10,
        },
      });
    });
  });

  test('uses the request and answer form of the institution', async () => {
    const answering = answerJson({ statusCode: 'success', hits: [{ contactNumber: 5442 }] });
    const assumptions = resolveAssumptions('myvenue', {
      searchContact: { form: 'flat', contacts: 'hits', start: 'first', max: 'count' },
    });
    await withClient({ answering, settings: { assumptions } }, async ({ client, server }) => {
      const { data } = await client.searchContact(
        { email: 'a@b.example', details: ['GENERAL'] },
        contextFor('searchContact'),
      );
      expect(data).toEqual([{ contactNumber: '5442' }]);
      const body = { email: 'a@b.example', details: ['GENERAL'], first: 0, count: 50 };
      expect(sent(server).body).toEqual(body);
    });
  });

  test('is not sent without a criterion', async () => {
    const answering = answerJson({ statusCode: 'success', contacts: [] });
    await withClient({ answering }, async ({ client, server }) => {
      const search = client.searchContact({ email: '', details: [] }, contextFor('searchContact'));
      expect(await failureOf(search)).toMatchObject({ kind: 'request', reason: 'no-criteria' });
      expect(server.requests).toHaveLength(0);
    });
  });

  test.each([
    ['an empty list', { contacts: [] }],
    ['null', { contacts: null }],
  ])('finds nobody in %s', async (_name, result) => {
    await withClient(
      { answering: answerJson({ statusCode: 'success', ...result }) },
      async (setup) => {
        const request = { email: 'a@b.example', details: [] };
        const { data } = await setup.client.searchContact(request, contextFor('searchContact'));
        expect(data).toEqual([]);
      },
    );
  });

  test.each([
    ['a missing list', {}],
    ['a hit without a number', { contacts: [{ contactId: 1 }] }],
  ])('does not treat %s as an empty result', async (_name, result) => {
    await withClient(
      { answering: answerJson({ statusCode: 'success', ...result }) },
      async (setup) => {
        const request = { email: 'a@b.example', details: [] };
        const search = setup.client.searchContact(request, contextFor('searchContact'));
        expect(await failureOf(search)).toMatchObject({ kind: 'answer', reason: 'no-result' });
      },
    );
  });
});

describe('the save of a contact', () => {
  test('omits unchanged fields and sends null for emptied ones', async () => {
    const answering = answerJson({ statusCode: 'success', contactNumber: 9001 });
    await withClient({ answering }, async ({ client, server }) => {
      const { data } = await client.saveIndividualContactData(
        {
          individualContactData: {
            individualLastname: 'Roe',
            individualFirstname: undefined,
            cellPhoneNumber: null,
          },
          addresses: [{ contactAddressId: 5, town: 'Lausanne' }],
          authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
        },
        contextFor('saveIndividualContactData'),
      );
      expect(data).toEqual({ contactNumber: '9001' });
      expect(sent(server)).toEqual({
        url: `${BASE}/saveIndividualContactData`,
        body: {
          individualContactData: { individualLastname: 'Roe', cellPhoneNumber: null },
          addresses: [{ contactAddressId: 5, town: 'Lausanne' }],
          authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
        },
      });
    });
  });

  test('uses the forms of the institution for a person and a company', async () => {
    const assumptions = resolveAssumptions('myvenue', {
      saveIndividual: { form: 'flat', addresses: 'contactAddresses' },
      saveStructure: { contact: 'structure', addresses: 'places' },
    });
    const answering = answerJson({ statusCode: 'success', contactNumber: '7' });
    await withClient({ answering, settings: { assumptions } }, async ({ client, server }) => {
      await client.saveIndividualContactData(
        {
          individualContactData: { contactNumber: '7', individualLastname: 'Roe' },
          addresses: [{ town: 'Lausanne' }],
        },
        contextFor('saveIndividualContactData'),
      );
      await client.saveStructureContactData(
        {
          structureContactData: { structureOfficialName: 'Friends' },
          addresses: [{ town: 'Bern' }],
        },
        contextFor('saveStructureContactData'),
      );
      expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
        {
          contactNumber: '7',
          individualLastname: 'Roe',
          contactAddresses: [{ town: 'Lausanne' }],
        },
        {
          structure: { structureOfficialName: 'Friends' },
          places: [{ town: 'Bern' }],
        },
      ]);
    });
  });

  test('uses the configured version and method name for a company, and accepts an answer without a number', async () => {
    const methodNames = { saveIndividual: 'saveA', saveStructure: 'saveB' };
    const settings = { methodNames, contactServiceVersion: '2_22' };
    await withClient(
      { answering: answerJson({ statusCode: 'success' }), settings },
      async (setup) => {
        const permit = permitFor(contactCalls({ methodNames }).saveStructureContactData);
        const { data } = await setup.client.saveStructureContactData(
          { structureContactData: { contactNumber: '7', structureOfficialName: 'Friends' } },
          { permit },
        );
        expect(permit.method).toBe('saveB');
        expect(data).toEqual({ contactNumber: null });
        expect(sent(setup.server).url).toBe(
          '/tnco/backend-apis/contactInformationPublicService/v2_22/saveB',
        );
      },
    );
  });
});

test('the function readContactDataResult rejects values that are not contacts', () => {
  for (const json of [null, 5, 'x', [], {}, { contactNumber: ' ' }, { contactNumber: 1.5 }]) {
    expect(readContactDataResult(json)).toBeNull();
  }
});

describe('a save that S-360’s description forbids', () => {
  test.each([
    [
      { individualLastname: 'x'.repeat(101) },
      'individualContactData.individualLastname',
      'tooLong',
    ],
    [{ countryCode: 'Suisse' }, 'individualContactData.countryCode', 'wrongValue'],
  ])('is not sent, and %s is named', async (individualContactData, member, flaw) => {
    const answering = answerJson({ statusCode: 'success' });
    await withClient({ answering }, async ({ client, permits, server }) => {
      const failure = await failureOf(
        client.saveIndividualContactData(
          { individualContactData },
          contextFor('saveIndividualContactData'),
        ),
      );
      expect(failure).toMatchObject({ kind: 'request', departure: { member } });
      expect(failure.message).toContain(
        `saveIndividualContactData for institution myvenue (${flaw}): The call was not sent: S-360 does not take ${member}`,
      );
      expect(server.requests).toHaveLength(0);
      expect(permits.spent).toEqual([]);
    });
  });

  test('is sent with a member of the contact that is not known yet', async () => {
    const answering = answerJson({ statusCode: 'success', contactNumber: '5442' });
    await withClient({ answering }, async ({ client, server }) => {
      const individualContactData = { contactNumber: '5442', passportNumber: 'X1' };
      await client.saveIndividualContactData(
        { individualContactData },
        contextFor('saveIndividualContactData'),
      );
      expect(sent(server).body).toEqual({ individualContactData });
    });
  });
});
