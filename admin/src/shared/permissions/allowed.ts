import { institutionOfCondition } from '../../../../server/src/contracts/permissions';

/** A permission of one of the user's roles. */
interface GrantedPermission {
  action: string;
  conditions?: readonly string[];
}

/** Where a user may do something: roles can limit their permissions to institutions. */
export interface Allowed {
  /** At one institution at least. */
  somewhere: boolean;
  /** At all institutions, and what concerns them all. */
  everywhere: boolean;
  at: (institution: string) => boolean;
}

/** A permission has no limit without conditions; several conditions add up, as do several roles. */
const limitsOf = ({ conditions = [] }: GrantedPermission): readonly (string | null)[] =>
  conditions.length === 0 ? [null] : conditions.map(institutionOfCondition);

/**
 * Where the user's roles allow an action. Only the server can evaluate the conditions of other
 * plugins, so that they limit nothing here.
 */
export function allowedBy(permissions: readonly GrantedPermission[], action: string): Allowed {
  const limits = new Set(permissions.filter((one) => one.action === action).flatMap(limitsOf));
  const everywhere = limits.has(null);
  return {
    somewhere: limits.size > 0,
    everywhere,
    at: (institution) => everywhere || limits.has(institution),
  };
}
