/** What waits for a person, by cause. Times are ISO 8601 strings in UTC. */
import type { z } from '@strapi/utils';
import type * as schemas from './schemas/attention';

export type Cause = z.infer<typeof schemas.cause>;

/** An institution that should be in use, but cannot: its settings say why. */
export type UnusableInstitution = GetAttention.Response['meta']['unusable'][number];

/** `GET /s360/attention`: dismissed causes are included, and marked as such. */
export declare namespace GetAttention {
  type Response = z.infer<typeof schemas.attentionAnswer>;
}

/** `PUT /s360/attention/marks`: dismisses a cause until it grows, or assigns it to a colleague. */
export declare namespace MarkAttention {
  type Request = z.infer<typeof schemas.markRequest>;
}

/** `GET /s360/attention/colleagues`: whom a cause can be assigned to. */
export declare namespace GetColleagues {
  type Response = z.infer<typeof schemas.colleaguesAnswer>;
}
