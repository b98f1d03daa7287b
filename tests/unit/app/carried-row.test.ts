import { carriedRow } from '../../../server/src/app/transfer/carried-row';
import {
  BOOKING_EVENT_UID,
  CONTACT_HISTORY_UID,
  ORDER_HOLDER_UID,
  SAVED_SEGMENT_UID,
} from '../../../server/src/contracts';

const nameOf = (author: string) => (author === 'admin:1' ? 'Ada Admin' : null);
const carried = (uid: string, row: Record<string, unknown>) => carriedRow(uid, row, nameOf);

describe('a row that is carried to another Strapi', () => {
  it('names its author in place of the id, which is somebody else there', () => {
    expect(carried(BOOKING_EVENT_UID, { id: 3, kind: 'closed', author: 'admin:1' })).toEqual({
      kind: 'closed',
      author: 'elsewhere:Ada Admin',
    });
    expect(carried(CONTACT_HISTORY_UID, { cause: 'crm', causedBy: 'admin:2' })).toEqual({
      cause: 'crm',
      causedBy: 'elsewhere:admin:2',
    });
  });

  it('keeps the name when it is carried once more', () => {
    const row = { kind: 'closed', author: 'elsewhere:Ada Admin' };
    expect(carried(BOOKING_EVENT_UID, row)).toEqual(row);
  });

  it('does not refer to a delivery or a bulk job, which stay', () => {
    for (const cause of ['delivery', 'conflict', 'bulkJob', 'undo'])
      expect(carried(CONTACT_HISTORY_UID, { cause, causedBy: '7' })).toEqual({
        cause,
        causedBy: null,
      });
  });

  it('stays as it is without an author', () => {
    expect(carried(ORDER_HOLDER_UID, { id: 1, units: 2 })).toEqual({ units: 2 });
  });

  it('stays behind when it is a segment that is not shared', () => {
    const segment = { name: 'Regulars', author: 'admin:1' };
    expect(carried(SAVED_SEGMENT_UID, { ...segment, isShared: false })).toBeNull();
    expect(carried(SAVED_SEGMENT_UID, { ...segment, isShared: true })).toMatchObject({
      author: 'elsewhere:Ada Admin',
    });
  });
});
