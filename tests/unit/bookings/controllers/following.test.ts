import { mayFollowByStrapi } from '../../../../server/src/bookings/controllers/following';
import { otherUtilities } from '../../../helpers/other-utilities';

type Strapi = Parameters<typeof mayFollowByStrapi>[0];
type Context = Parameters<ReturnType<typeof mayFollowByStrapi>>[0];

/** Whether a token of the Content API may sell, where Strapi answers its scopes like this. */
function maySell(verify: () => Promise<void>): Promise<boolean> {
  const strapi: unknown = { get: () => ({ verify }) };
  const context: unknown = { state: { route: { info: { type: 'content-api' } } } };
  return mayFollowByStrapi(strapi as Strapi)(context as Context, 'sell', 'theatre');
}

describe('the sale of a booking that another one began', () => {
  it('is permitted to a token with its scope', async () => {
    await expect(maySell(() => Promise.resolve())).resolves.toBe(true);
  });

  it('is refused to others even if Strapi loads another copy of @strapi/utils', async () => {
    const { errors } = otherUtilities();
    await expect(maySell(() => Promise.reject(new errors.ForbiddenError()))).resolves.toBe(false);
  });

  it('fails when Strapi cannot tell', async () => {
    await expect(maySell(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
  });
});
