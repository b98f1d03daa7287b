import { z } from '@strapi/utils';
import { BOOKING_KINDS, BOOKING_STATES } from '../../contracts/bookings';
import {
  code,
  documentId,
  locale,
  payment,
  revision,
  s360Id,
  storable,
} from '../compose/input-schemas';
import { pageQuery } from '../../kernel/http/queries';

export {
  composition,
  documentId,
  revised,
  revision,
  s360Id,
  storable,
} from '../compose/input-schemas';

export const duplication = z.object({ locale: locale.optional() });
export const onRevision = z.object({ revision });
export const selling = z.object({ revision, payment });

/** What an operator saw and confirms; the total in thousandths. */
export const closing = z.object({
  revision,
  payment,
  shipmentModeId: s360Id
    .nullable()
    .describe('null for none; one that S-360 was told already (shipmentModeSet) then stands'),
  total: z.string().regex(/^-?\d{1,18}$/, 'must be a whole number of thousandths'),
});

export const decisionInDoubt = z.discriminatedUnion('decision', [
  z.object({ revision, decision: z.literal('adopt'), orderId: s360Id }),
  z.object({ revision, decision: z.literal('notCreated') }),
]);

export const contactsQuery = { institution: code, q: storable(200).default('') };

/** A day begins at another moment at every place: who knows which says the moment. */
const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

export const listQuery = {
  ...pageQuery,
  institution: code.optional(),
  state: z.enum(BOOKING_STATES).optional(),
  kind: z.enum(BOOKING_KINDS).optional(),
  /** The contact's document id. */
  contact: documentId.optional(),
  /** Who composed it: `admin:1`. */
  author: storable(64).optional(),
  from: dayOrMoment.describe('Since when: a day in UTC, or a moment, which is included').optional(),
  to: dayOrMoment.describe('Until when: a day in UTC, included, or a moment, excluded').optional(),
  q: storable(200).optional(),
};
