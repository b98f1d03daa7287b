/**
 * What came in and what went out: deliveries and calls as one stream, newest first. Times are ISO
 * 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type * as schemas from './schemas/activity';

/** Whom or what a call to S-360 is about. */
export interface CallSubject {
  contactDocumentId?: string | null;
  contactNumber?: string | null;
  orderId?: string | null;
  bookingDocumentId?: string | null;
  /** The bulk job that wants the call. */
  bulkJobId?: number | null;
}

export type ActivityOutcome = z.infer<typeof schemas.activityOutcome>;
export type ActivityEntry = z.infer<typeof schemas.activityEntry>;
export type CallSummary = z.infer<typeof schemas.call>;
export type FieldChange = GetDeliveryChanges.Response['data'][number];
export type ReplayPlan = ReplayDeliveries.Response['data'];

/**
 * `GET /s360/activity?institution=&direction=&stream=&outcome=&contact=&number=&q=&from=&until=&before=&limit=`:
 * newest first; `before` is the `next` of the page before.
 */
export declare namespace GetActivity {
  type Query = Partial<z.infer<z.ZodObject<typeof schemas.activityQuery>>>;
  type Response = z.infer<typeof schemas.activityAnswer>;
}

/** `GET /s360/calls/:id` */
export declare namespace GetCall {
  type Response = z.infer<typeof schemas.callAnswer>;
}

/** `GET /s360/deliveries/:id/changes`: what the delivery changed, field by field. */
export declare namespace GetDeliveryChanges {
  type Response = z.infer<typeof schemas.changesAnswer>;
}

/** `GET /s360/calls/:id/changes`: what a read changed, or what a save had to send. */
export declare namespace GetCallChanges {
  type Response = z.infer<typeof schemas.changesAnswer>;
}

/**
 * `POST /s360/deliveries/replay`: applies deliveries again, in their order. Without `confirmed` it
 * only answers what it would do. 409 when that is no longer as it was confirmed.
 */
export declare namespace ReplayDeliveries {
  type Request = z.infer<typeof schemas.replayRequest>;
  type Response = z.infer<typeof schemas.replayAnswer>;
}
