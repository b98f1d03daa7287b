import type { CatalogStatus } from '../../../server/src/contracts';

/** Whether somebody should know of it before composing: there is none, or it could not be renewed. */
export const hasTrouble = ({ failure, version }: CatalogStatus): boolean =>
  version === null || failure !== null;
