import type { Row } from '../database/strapi-database';

/** The codes of the institutions that a request is about; `null` for all. */
export type InstitutionScope = readonly string[] | null;

/** The condition on rows with the attribute `institution`. */
export function whereInScope(scope: InstitutionScope): Row {
  if (scope === null) return {};
  const [only] = scope;
  return { institution: scope.length === 1 ? only : { $in: [...scope] } };
}

/** Rows without an institution concern all of them. */
export const isInScope = (scope: InstitutionScope, institution: string | null): boolean =>
  scope === null || (institution !== null && scope.includes(institution));

/** The institutions of a scope, for reasons. A condition of another plugin may leave none. */
export const scopeInWords = (scope: readonly string[]): string => scope.join(', ') || '–';
