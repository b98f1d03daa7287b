import { replayRequest } from '../../../server/src/contracts/schemas/activity';
import { markRequest } from '../../../server/src/contracts/schemas/attention';
import { conflictsRequest } from '../../../server/src/contracts/schemas/contacts';
import { LARGEST_ID } from '../../../server/src/contracts/schemas/fields';
import { driftCheckRequest } from '../../../server/src/contracts/schemas/steering';

describe('the id of a row in a request', () => {
  it.each([
    ['deliveries', replayRequest, (id: number) => ({ ids: [id] })],
    ['an earlier comparison', driftCheckRequest, (id: number) => ({ findingsOf: id })],
    ['an assignee', markRequest, (id: number) => ({ key: 'conflict::', assignee: id })],
    [
      'conflicts',
      conflictsRequest,
      (id: number) => ({ decision: 'crm', conflicts: [{ id, crmValue: null }] }),
    ],
  ])('of %s is one that every database can compare', (_what, schema, bodyWith) => {
    expect(schema.safeParse(bodyWith(LARGEST_ID)).success).toBe(true);
    for (const id of [LARGEST_ID + 1, Number.MAX_SAFE_INTEGER, 1e300, 0, -1, 1.5])
      expect([id, schema.safeParse(bodyWith(id)).success]).toEqual([id, false]);
  });
});
