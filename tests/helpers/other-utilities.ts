import type * as utilities from '@strapi/utils';

type Utilities = typeof utilities;

/** A second copy of `@strapi/utils`, as an app has when its Strapi is not the newest; unit tests only. */
export function otherUtilities(): Utilities {
  const copies: Utilities[] = [];
  jest.isolateModules(() => copies.push(jest.requireActual<Utilities>('@strapi/utils')));
  const [copy] = copies;
  if (copy === undefined) throw new Error('@strapi/utils was not loaded');
  return copy;
}
