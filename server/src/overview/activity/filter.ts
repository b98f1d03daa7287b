import type { GetActivity } from '../../contracts/activity';
import type { InstitutionScope } from '../../kernel/http/institution-scope';

/** What the stream is limited to. */
export interface ActivityFilter extends Omit<
  GetActivity.Query,
  'before' | 'institution' | 'limit'
> {
  scope: InstitutionScope;
}
