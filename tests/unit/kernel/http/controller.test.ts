import type { Context } from 'koa';
import { controllerOf } from '../../../../server/src/kernel/http/controller';
import { routesOf } from '../../../../server/src/kernel/http/routes';
import { PayloadTooLargeError } from '../../../../server/src/kernel/errors';

describe('an error in a route', () => {
  const answer = async (error: Error): Promise<unknown> => {
    const routes = routesOf('people', { save: { method: 'POST', path: '/people' } });
    const { save } = controllerOf(routes, {
      save() {
        throw error;
      },
    });
    const request = { query: {} };
    const ctx = { method: 'POST', path: '/s360/people', request, state: {} };
    return save(ctx as unknown as Context).catch((thrown: unknown) => thrown);
  };
  const ofDatabase = (code: string) =>
    Object.assign(new Error(`insert into people values ('anna@example.com') - no`), { code });

  it('is logged without the values that a database quotes in it', async () => {
    const thrown = await answer(ofDatabase('SQLITE_FULL'));
    expect(String(thrown)).toMatch(/POST \/s360\/people failed: Error SQLITE_FULL \(at /);
    expect(thrown instanceof Error && thrown.stack).not.toContain('anna');
  });

  it('says what to do when the database takes no statement of this size', async () => {
    const thrown = await answer(ofDatabase('ER_NET_PACKET_TOO_LARGE'));
    expect(thrown).toBeInstanceOf(PayloadTooLargeError);
    expect(thrown).toMatchObject({ details: { reason: { code: 'statementTooLarge' } } });
  });

  it('stays as it is when it is a fault of the code', async () => {
    const fault = new TypeError('x is undefined');
    expect(await answer(fault)).toBe(fault);
  });
});
