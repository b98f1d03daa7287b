import type * as utilities from '@strapi/utils';

/** A second copy of `@strapi/utils`, as an app has when its Strapi is not the newest; unit tests only. */
export const otherUtilities = (): typeof utilities =>
  jest.requireActual('../../node_modules/@strapi/utils');
