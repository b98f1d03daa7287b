import type { GetActivity } from '../../contracts/activity';
import type { InstitutionScope } from '../../kernel/http/institution-scope';

export interface ActivityFilter extends Omit<
  GetActivity.Query,
  'before' | 'institution' | 'limit'
> {
  scope: InstitutionScope;
}
