import { isPlaceholder } from '../../../../../server/src/contacts/model/mapping/canonical';
import { readContactItem } from '../../../../../server/src/contacts/model/mapping/snapshot';
import { someSettings } from '../../../../helpers/builders/contact-records';

const anonymised = (item: object): boolean => {
  const read = readContactItem({ contactNumber: '1000', ...item }, someSettings());
  return read.kind === 'snapshot' && read.snapshot.anonymised === true;
};

const person = (individualFirstname: unknown, individualLastname: unknown, more: object = {}) => ({
  type: 'INDIVIDUAL',
  individualContact: { individualFirstname, individualLastname },
  ...more,
});

describe('a person whom S-360 has made anonymous', () => {
  it.each<[string, object]>([
    ['two names crossed out', person('XXXXXXXX', 'XXXXXXXX')],
    ['names crossed out in small letters', person('xxx', ' xxxxx ')],
    ['the state of a deleted account', person('Anna', 'Keller', { state: 'ACCOUNT_DELETED' })],
    ['the remark', person('Anna', 'Keller', { remark: 'Contact anonymized' })],
    [
      'a company name crossed out',
      { type: 'STRUCTURE', structureContact: { structureOfficialName: 'XXXXXXXX' } },
    ],
  ])('is known by %s', (_how, item) => expect(anonymised(item)).toBe(true));

  it.each<[string, object]>([
    ['a name', person('Anna', 'Keller', { state: 'VALID', remark: 'Front row' })],
    ['one name crossed out', person('Anna', 'XXXXXXXX')],
    ['a name with an X', person('Xx', 'Xaxx')],
    [
      'nothing about the names',
      { type: 'INDIVIDUAL', individualContact: { email: 'a@b.example' } },
    ],
  ])('is not known by %s', (_how, item) => expect(anonymised(item)).toBe(false));

  it('has names that never overwrite anything, even one of them alone', () => {
    expect(['XXX', 'xxxxxxxx', 'XX', 'Xaver'].map(isPlaceholder)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
