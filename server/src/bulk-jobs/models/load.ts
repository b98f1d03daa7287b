import { LOAD_UID } from '../../contracts/uids';

/**
 * Many contacts that are written or sent as one piece of work: brought in from a file, pushed to an
 * institution, or held back because somebody changed so many at once. What it still holds back on
 * links names it there (`loadId`). `content` is the text of a file, kept as long as the load.
 */
export const load = {
  uid: LOAD_UID,
  tableName: 's360_loads',
  singularName: 's360-load',
  indexes: [
    { name: 's360_loads_state_idx', columns: ['state', 'institution'] },
    { name: 's360_loads_created_idx', columns: ['created_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    kind: { type: 'string', column: { notNullable: true } },
    institution: { type: 'string' },
    state: { type: 'string', column: { notNullable: true } },
    author: { type: 'string' },
    settings: { type: 'json' },
    plan: { type: 'json' },
    cursor: { type: 'integer' },
    total: { type: 'integer' },
    processed: { type: 'integer' },
    counts: { type: 'json' },
    failure: { type: 'json' },
    decisions: { type: 'json' },
    progress: { type: 'json' },
    content: { type: 'text' },
    createdAt: { type: 'datetime', column: { notNullable: true } },
    startedAt: { type: 'datetime' },
    endedAt: { type: 'datetime' },
  },
};
