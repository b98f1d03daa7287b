/** What waits for a person, grouped by cause. Times are ISO 8601 strings in UTC. */
import type { z } from '@strapi/utils';
import type * as schemas from './schemas/attention';

export * from './attention-kinds';

export type AttentionGroup = z.infer<typeof schemas.attentionGroup>;

/** An institution that should be in use, but cannot: its settings say why. */
export type UnusableInstitution = GetAttention.Response['meta']['unusable'][number];

/** `GET /s360/attention`: dismissed groups are included, and marked as such. */
export declare namespace GetAttention {
  type Response = z.infer<typeof schemas.attentionAnswer>;
}

/** `PUT /s360/attention/marks`: dismisses a group until it grows, or assigns it to a colleague. */
export declare namespace MarkAttention {
  type Request = z.infer<typeof schemas.markRequest>;
}

/** `GET /s360/attention/colleagues`: whom a group can be assigned to. */
export declare namespace GetColleagues {
  type Response = z.infer<typeof schemas.colleaguesAnswer>;
}
