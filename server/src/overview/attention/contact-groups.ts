import { openOverriddenEdits, STATES_WITH_CONFLICTS } from '../../contacts';
import type { HeldBecause } from '../../contracts/contacts/contact-sync';
import {
  CONFLICT_UID,
  CONTACT_LINK_UID,
  MATCH_REVIEW_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../contracts/uids';
import { groupOf, type LocatedGroup } from './located-groups';
import type { AttentionPorts } from './ports';
import { countWaiting, type Narrow } from './waiting-rows';

/** What waits for a person about contacts: their links, edits and doubles. */
export const contactGroups = async (ports: AttentionPorts): Promise<LocatedGroup[]> => [
  ...(await links(ports)),
  ...(await overridden(ports)),
  ...(await matchReviews(ports)),
];

/** Why S-360's own value stands against the CRM's: it confirmed the save and kept its own. */
const KEPT = 'kept' satisfies HeldBecause;

async function links({ database, readBacks }: AttentionPorts): Promise<LocatedGroup[]> {
  const harmed = await readBacks.harmedLinks();
  const source = { uid: CONTACT_LINK_UID, by: [], moment: 'markedAt' };
  const inDoubt = await countWaiting(database, source, (rows) => rows.where('state', 'inDoubt'));
  const ended = await countWaiting(database, { ...source, moment: null }, (rows) =>
    rows.where('state', 'ended'),
  );
  const inConflict = (narrow: Narrow) =>
    countWaiting(
      database,
      { ...source, among: (rows, column) => rows.where(column('openConflicts'), '>', 0) },
      (rows, column) => narrow(rows.whereIn('state', STATES_WITH_CONFLICTS), column),
    );
  const pair = ['institution', 'contactDocumentId'];
  const conflicts = database.names(CONFLICT_UID);
  const kept = () =>
    database
      .connection(conflicts.table)
      .select(pair.map(conflicts.column))
      .where({ outcome: 'held', rule: KEPT })
      .whereNull('decision');
  // A contact with both kinds counts once, as its page shows both.
  const withKept = await inConflict((rows, column) => rows.whereIn(pair.map(column), kept()));
  const changedTwice = await inConflict((rows, column) =>
    rows.whereNotIn(pair.map(column), kept()),
  );
  const ofHarmed = await countWaiting(database, source, (rows) => rows.whereIn('id', harmed));
  return [
    ...ofHarmed.map((rows) => groupOf(rows, { kind: 'harmed' })),
    ...inDoubt.map((rows) => groupOf(rows, { kind: 'unconfirmedCreate' })),
    ...ended.map((rows) => groupOf(rows, { kind: 'endedLink' })),
    ...changedTwice.map((rows) => groupOf(rows, { kind: 'conflict' })),
    ...withKept.map((rows) => groupOf(rows, { kind: 'conflict', cause: KEPT })),
  ];
}

async function matchReviews({ database }: AttentionPorts): Promise<LocatedGroup[]> {
  const source = { uid: MATCH_REVIEW_UID, by: ['kind'], moment: 'noticedAt' };
  const found = await countWaiting(database, source, (rows) => rows.where('state', 'open'));
  return found.map((rows) => groupOf(rows, { kind: 'matchReview', cause: rows.values[0] ?? null }));
}

async function overridden({ database }: AttentionPorts): Promise<LocatedGroup[]> {
  const source = { uid: OVERRIDDEN_EDIT_UID, by: [], moment: 'replacedAt' };
  const found = await countWaiting(database, source, (rows) =>
    rows.whereIn('id', openOverriddenEdits(database)),
  );
  return found.map((rows) => groupOf(rows, { kind: 'overriddenEdit' }));
}
