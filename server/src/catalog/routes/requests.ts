import { z } from '@strapi/utils';
import { s360Id, storable } from '../../bookings/routes/requests';
import { pageQuery } from '../../kernel/http/queries';

const MOST_PERFORMANCES = 100;

export const availabilityQuery = {
  performanceIds: z
    .string()
    .regex(/^\d{1,20}(,\d{1,20})*$/, 'performanceIds must be ids with commas between them')
    .refine((ids) => ids.split(',').length <= MOST_PERFORMANCES, {
      message: `At most ${MOST_PERFORMANCES} performances can be asked for at once`,
    }),
};

const moment = z.iso.datetime({ offset: true });

/** What narrows products and performances down alike. */
const sold = {
  ...pageQuery,
  q: storable(200).optional(),
  season: s360Id.optional(),
  isOnSale: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
};

export const productsQuery = { ...sold, family: storable(64).optional() };

export const performancesQuery = {
  ...sold,
  product: s360Id.optional(),
  /** Moments between which it starts: the first is included, the second is not. */
  from: moment.optional(),
  to: moment.optional(),
};
