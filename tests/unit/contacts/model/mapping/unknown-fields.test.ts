import {
  mappingFrom,
  type MappingEntry,
} from '../../../../../server/src/contacts/model/mapping/configured-mapping';
import { readContactItem } from '../../../../../server/src/contacts/model/mapping/snapshot';
import { mergeSnapshot } from '../../../../../server/src/contacts/model/merge/merge-snapshot';
import type { LinkRecord } from '../../../../../server/src/contacts/records';
import { aContact, aLink, at, someSettings } from '../../../../helpers/builders/contact-records';

const HANDICAP: MappingEntry = { field: 'handicapType', path: 'individualContact.handicapType' };

describe('an unmapped field of an item', () => {
  const settings = someSettings();
  const receive = (
    link: LinkRecord,
    individualContact: Record<string, unknown>,
    mapping = settings.mapping,
  ) => {
    const item = { contactNumber: '1000', type: 'INDIVIDUAL', individualContact };
    const read = readContactItem(item, { ...settings, mapping });
    if (read.kind !== 'snapshot') throw new Error('it was not read');
    return mergeSnapshot({
      contact: aContact(),
      link,
      consents: [],
      snapshot: read.snapshot,
      source: { kind: 'delivery', id: '1', appliedAt: at(0) },
      settings: { ...settings, mapping },
      localChangedAtMs: () => null,
      enteredAtMs: () => null,
      editedAtMs: () => null,
    }).link;
  };

  it('is stored on the link, and stays stored when a later item omits it', () => {
    const first = receive(aLink(), {
      individualLastname: 'Keller',
      handicapType: 'NONE',
      shoe: 41,
    });
    expect(first.belongings.unknownFields).toEqual({
      individualContact: { handicapType: 'NONE', shoe: 41 },
    });
    const second = receive(first, { handicapType: 'ROW_END' });
    expect(second.belongings.unknownFields).toEqual({
      individualContact: { handicapType: 'ROW_END', shoe: 41 },
    });
  });

  it('is no longer stored once it is mapped, so that a later mapping cannot read an old value', () => {
    const first = receive(aLink(), { handicapType: 'NONE', shoe: 41 });
    const second = receive(first, { handicapType: 'ROW_END', shoe: 42 }, mappingFrom([HANDICAP]));
    expect(second.belongings.unknownFields).toEqual({ individualContact: { shoe: 42 } });
  });

  it('is also stored when the mapping only sends it, with the value from S-360', () => {
    const mapping = mappingFrom([{ ...HANDICAP, direction: 'toS360' }]);
    expect(receive(aLink(), { handicapType: 'NONE' }, mapping).belongings.unknownFields).toEqual({
      individualContact: { handicapType: 'NONE' },
    });
  });
});
