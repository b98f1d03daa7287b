import type { GetActivity } from '../../contracts/activity';

/** What the stream is limited to. */
export type ActivityFilter = Omit<GetActivity.Query, 'before' | 'limit'>;
