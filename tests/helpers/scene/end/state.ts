import { modulesOf } from '../../strapi/modules';
import { MATCH_REVIEW_UID } from '../../../../server/src/contracts';
import type { Institution } from '../../../../server/src/institutions/institution';
import { rowsOf, type Row } from '../crm-side';
import type { BothSides } from '../../invariants/sides';
import type { S360Side } from '../s360-side';
import type { Twins } from '../twins';
import type { RunningStrapi } from '../../strapi/strapi';
import { bothSides } from '../../venue-life/both-sides';
import { readTables, type Tables } from '../../venue-life/tables';

/** A scene at the end of its test. */
export interface SceneAtEnd {
  running: RunningStrapi;
  sides: ReadonlyMap<string, S360Side>;
  twins: Pick<Twins, 'changed'>;
}

/** The tables and S-360 at one moment, as rows and in the engine’s form. */
export interface SceneState {
  tables: Tables & { candidates: Row[] };
  institutions: readonly Institution[];
  /** The contacts of S-360 by institution, in its own form. */
  inS360: ReadonlyMap<string, Record<string, unknown>[]>;
  both: BothSides;
}

/** Reads the whole state, which may be inconsistent while work is in progress. */
export async function readState({ running, sides }: SceneAtEnd): Promise<SceneState> {
  const rows = (uid: string, where?: Row) => rowsOf(running, uid, where);
  const tables = { ...(await readTables({ rows })), candidates: await rows(MATCH_REVIEW_UID) };
  // An institution that is no longer configured is ignored, whatever the tables contain.
  const institutions = modulesOf(running.strapi).institutions.all();
  const inS360 = new Map<string, Record<string, unknown>[]>();
  for (const [code, side] of sides) inS360.set(code, await side.contacts());
  const both = bothSides(
    tables,
    institutions.map(({ code, contacts }) => ({
      settings: contacts,
      contacts: inS360.get(code) ?? [],
    })),
  );
  return { tables, institutions, inS360, both };
}
