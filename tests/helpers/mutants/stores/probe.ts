import type { InTransaction, Row } from '../../../../server/src/kernel/database/strapi-database';
import { EARLIER_TWIN, LATER_TWIN } from '../../scene/twin-institutions';
import type { Mutant } from '../engine-mutants';

/** What a probe works on: a transaction that is undone when it has ended. */
export interface Probed extends InTransaction {
  /**
   * Stores a row at each institution, which differs in nothing but the institution, unless `of` says
   * more. Those of other institutions come first and last, so that a statement which forgets the
   * institution meets a wrong row in whatever order it reads.
   */
  alike(uid: string, of: (institution: string) => Row): Promise<void>;
  rows(uid: string, where?: Row): Promise<Row[]>;
}

/** The institution that a probe asks about. */
export const HERE = 'myvenue';
export const INSTITUTIONS = [EARLIER_TWIN, HERE, LATER_TWIN];

/** A contact’s number at each of them, and any time. */
export const NUMBER = '1001';
export const AT = new Date('2026-03-01T10:00:00Z');

export const contextOf = ({ database, trx }: Probed) => ({
  database,
  trx,
  newDocumentId: () => 'new',
});

/** A module with statements, what they do on a few rows, and mistakes that have to show in it. */
export interface Probe {
  name: string;
  /** The path of the module from the root of the project. */
  entry: string;
  /** Does what the module is for, and returns what came of it. */
  run(module: unknown, on: Probed): Promise<unknown>;
  expected: unknown;
  mutants: readonly Mutant[];
}

/** A probe whose module has its type. */
export const probe = <Module>(
  of: Omit<Probe, 'run'> & { run(module: Module, on: Probed): Promise<unknown> },
): Probe => ({ ...of, run: (module, on) => of.run(module as Module, on) });
