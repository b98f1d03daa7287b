import { BELONGINGS_KEY } from '../../../../../server/src/contacts/model/merge/belongings';
import {
  mergeSnapshot,
  type MergeInput,
} from '../../../../../server/src/contacts/model/merge/merge-snapshot';
import { NO_BELONGINGS, type LinkRecord } from '../../../../../server/src/contacts/records';
import { aSnapshot, at, atMs } from '../../../../helpers/builders/contact-records';
import { written } from '../../../../helpers/builders/reasons';
import { aMerge, DELIVERY } from './a-merge';

describe('the belongings of a link', () => {
  const STAFF = { ...NO_BELONGINGS, role: 'STAFF', origin: 'WEB' };
  const PULLED: LinkRecord['lastReceived'] = {
    at: at(0).toISOString(),
    source: 'pull',
    changedFields: [],
  };
  const warnings = [{ field: 'town', reason: written('odd') }];
  const receive = (
    modifiedAtMs: number | null,
    { isReplay, ...before }: Partial<LinkRecord> & { isReplay?: boolean } = {},
  ) => {
    const { link } = mergeSnapshot(
      aMerge({
        link: {
          belongings: STAFF,
          lastReceived: PULLED,
          observations: { [BELONGINGS_KEY]: { base: null, setAtMs: atMs(0) } },
          ...before,
        },
        snapshot: aSnapshot({}, { modifiedAtMs, belongings: { role: 'GUEST' }, warnings }),
        source: { ...DELIVERY, isReplay },
      }),
    );
    return link;
  };
  const roleAfter = (...received: Parameters<typeof receive>) =>
    receive(...received).belongings.role;

  it('are those of the newest payload, and what it does not contain stays', () => {
    const link = receive(atMs(1));
    expect(link.belongings).toMatchObject({ role: 'GUEST', origin: 'WEB' });
    expect(link.warnings).toEqual(warnings);
    expect(link.observations).toEqual({ 'link:belongings': { base: null, setAtMs: atMs(1) } });
  });

  it('are taken from the first payload', () => {
    expect(roleAfter(atMs(0), { observations: {} })).toBe('GUEST');
  });

  it('are taken from a payload with the same date, but from no older one', () => {
    expect(roleAfter(atMs(0))).toBe('GUEST');
    expect(receive(atMs(-1))).toMatchObject({ belongings: STAFF, warnings: [] });
  });

  it('are taken from a payload without a date, which dates nothing', () => {
    const link = receive(null);
    expect(link.belongings.role).toBe('GUEST');
    expect(link.observations).toEqual({ 'link:belongings': { base: null, setAtMs: atMs(0) } });
  });

  it('are not taken from an undated delivery that is applied again after others', () => {
    expect(roleAfter(null, { isReplay: true })).toBe('STAFF');
    expect(roleAfter(null, { isReplay: true, lastReceived: null })).toBe('GUEST');
    expect(roleAfter(atMs(1), { isReplay: true })).toBe('GUEST');
  });

  it('collect the unknown fields of payloads', () => {
    const received = (belongings: MergeInput['snapshot']['belongings']) =>
      mergeSnapshot(
        aMerge({
          link: {
            belongings: { ...NO_BELONGINGS, unknownFields: { hobby: 'chess' } },
          },
          snapshot: aSnapshot({}, { belongings }),
        }),
      ).link.belongings.unknownFields;
    expect(received({})).toEqual({ hobby: 'chess' });
    expect(received({ unknownFields: { car: 'none' } })).toEqual({
      hobby: 'chess',
      car: 'none',
    });
  });
});
