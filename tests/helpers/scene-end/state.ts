import { modulesOf } from '../modules';
import { MATCH_REVIEW_UID } from '../../../server/src/contracts';
import type { Institution } from '../../../server/src/institutions/institution';
import { rowsOf, type Row } from '../crm-side';
import type { BothSides } from '../invariants/sides';
import type { S360Side } from '../s360-side';
import type { RunningStrapi } from '../strapi';
import { bothSides } from '../venue-life/both-sides';
import { readTables, type Tables } from '../venue-life/tables';

/** A scene as it stands when its test is over. */
export interface SceneAtEnd {
  running: RunningStrapi;
  sides: ReadonlyMap<string, S360Side>;
}

/** Everything that the tables and S-360 say at one moment, as rows and in the engine's form. */
export interface SceneState {
  tables: Tables & { candidates: Row[] };
  institutions: readonly Institution[];
  /** S-360's contacts by institution, each as it shows it. */
  inS360: ReadonlyMap<string, Record<string, unknown>[]>;
  both: BothSides;
}

/** Reads all of it; while something is at work, it may not fit together. */
export async function readState({ running, sides }: SceneAtEnd): Promise<SceneState> {
  const rows = (uid: string, where?: Row) => rowsOf(running, uid, where);
  const tables = { ...(await readTables({ rows })), candidates: await rows(MATCH_REVIEW_UID) };
  // An institution that is not configured any more is left alone, whatever stands in the tables.
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
