import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import {
  CALLERS,
  interfacesForAll,
  OPERATIONS,
  READABLE,
  READS,
  type Caller,
  type Operation,
} from '../../helpers/app/interfaces-of-types';
import { request } from '../../helpers/http';
import { at, listAt, textAt } from '../../helpers/json';

/** The columns that no interface may show, filter or sort by. */
const WITHHELD = {
  [CONTACT_UID]: 'emailKey',
  [ORDER_UID]: 'payload',
  [ORDER_LINE_UID]: 'boughtUnits',
};

describe('the GraphQL that Strapi makes from content types', () => {
  const { headersOf, idOf, rows, running, types } = interfacesForAll();

  const asks = async (query: string, caller: Caller) =>
    (
      await request(`${running().url}/graphql`, {
        method: 'POST',
        json: { query },
        headers: headersOf(caller),
      })
    ).body;

  const names = () => running().strapi.plugin('graphql').service('utils').naming;

  function queryOf(operation: Operation, uid: string, id: string): string {
    const type = running().strapi.contentTypes[uid as typeof CONTACT_UID];
    const naming = names();
    const data = 'data: { institution: "myvenue" }';
    switch (operation) {
      case 'find':
        return `{ ${naming.getFindQueryName(type)} { documentId } }`;
      case 'findOne':
        return `{ ${naming.getFindOneQueryName(type)}(documentId: "${id}") { documentId } }`;
      case 'create':
        return `mutation { ${naming.getCreateMutationTypeName(type)}(${data}) { documentId } }`;
      case 'update':
        return `mutation { ${naming.getUpdateMutationTypeName(type)}(documentId: "${id}", ${data}) { documentId } }`;
      case 'delete':
        return `mutation { ${naming.getDeleteMutationTypeName(type)}(documentId: "${id}") { documentId } }`;
    }
  }

  it.each(Object.keys(CALLERS) as Caller[])(
    'answers %s nothing but contacts, orders and lines, and changes nothing',
    async (caller) => {
      const before = await rows();
      const answered: string[] = [];
      for (const { uid } of types())
        for (const operation of OPERATIONS) {
          const body = await asks(queryOf(operation, uid, await idOf(uid)), caller);
          if (at(body, 'errors') === undefined) answered.push(`${uid} ${operation}`);
        }
      const may = CALLERS[caller];
      const readable = Object.keys(READABLE).filter((uid) =>
        may === 'contacts' ? uid === CONTACT_UID : may,
      );
      expect(answered.sort()).toEqual(
        readable.flatMap((uid) => READS.map((read) => `${uid} ${read}`)).sort(),
      );
      expect(await rows()).toBe(before);
    },
  );

  it('has no other type, query or mutation with a name of ours', async () => {
    const schema =
      '{ __schema { types { name fields { name type { name ofType { name ofType { name } } } } } } }';
    const found = listAt(
      await asks(schema, 'a token with full access'),
      'data',
      '__schema',
      'types',
    );
    const ours = (name: unknown) => typeof name === 'string' && /s360/i.test(name);
    const hidden = types()
      .filter(({ uid }) => !(uid in READABLE))
      .map(({ uid }) =>
        names().getTypeName(running().strapi.contentTypes[uid as typeof CONTACT_UID]),
      );
    const typeNames = found.map((type) => textAt(type, 'name')).filter(ours);
    expect(typeNames.filter((name) => hidden.some((one) => name.startsWith(one)))).toEqual([]);
    expect(typeNames.filter((name) => /input$/i.test(name) && !/filters/i.test(name))).toEqual([]);
    const fieldsOf = (name: string) =>
      listAt(
        found.find((type) => at(type, 'name') === name),
        'fields',
      ).map((field) => textAt(field, 'name'));
    expect(fieldsOf('Mutation').filter(ours)).toEqual([]);
    expect(fieldsOf('Query').filter(ours).sort()).toEqual(
      ['Contact', 'Order', 'OrderLine']
        .flatMap((name) => [`s360${name}`, `s360${name}s`, `s360${name}s_connection`])
        .sort(),
    );
  });

  it.each(Object.entries(WITHHELD))(
    'shows, filters and sorts by no more of %s than REST does: not by %s',
    async (uid, withheld) => {
      const type = running().strapi.contentTypes[uid as typeof CONTACT_UID];
      const list = names().getFindQueryName(type);
      for (const query of [
        `{ ${list} { ${withheld} } }`,
        `{ ${list}(filters: { ${withheld}: { eq: "0" } }) { documentId } }`,
        `{ ${list}(sort: "${withheld}") { documentId } }`,
      ]) {
        const body = await asks(query, 'a token with full access');
        expect([query, at(body, 'errors') !== undefined]).toEqual([query, true]);
      }
      const { attributes } = running().strapi.contentType(uid as typeof CONTACT_UID);
      const isPrivate = (name: string) =>
        at(attributes, name, 'private') === true ||
        /^(createdBy|updatedBy|localizations)$/.test(name);
      const schema = `{ __type(name: "${names().getTypeName(type)}") { fields { name } } }`;
      const shown = listAt(
        await asks(schema, 'a token with full access'),
        'data',
        '__type',
        'fields',
      );
      const fields = shown.map((field) => textAt(field, 'name'));
      expect(fields.filter((name) => isPrivate(name) && name !== 'documentId')).toEqual([]);
    },
  );
});
