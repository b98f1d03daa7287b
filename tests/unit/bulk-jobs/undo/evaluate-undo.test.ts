import type { LinkRecord } from '../../../../server/src/contacts/records';
import {
  evaluateUndo,
  type NotedChange,
} from '../../../../server/src/bulk-jobs/undo/evaluate-undo';
import { aContact, aLink, aSending, at } from '../../../helpers/builders/contact-records';

const noted = (overrides: Partial<NotedChange>): NotedChange => ({
  id: 1,
  contactDocumentId: 'anna',
  field: 'town',
  oldValue: 'Bern',
  newValue: 'Chur',
  changedAt: at(0),
  isOfBulkJob: true,
  ...overrides,
});
const inChur = aContact({ fields: { town: 'Chur' }, updatedAt: at(0) });
const undo = (
  change: NotedChange,
  history: NotedChange[] = [change],
  contact: ReturnType<typeof aContact> | null = inChur,
  links: LinkRecord[] = [],
  isInUse = false,
) => evaluateUndo(change, { contact, history, links, isInUse });

describe('the undo of a changed field', () => {
  it('restores the value from before the bulk job', () => {
    expect(undo(noted({}))).toEqual({
      kind: 'restore',
      field: 'town',
      oldValue: 'Bern',
      newValue: 'Chur',
    });
  });

  it('restores the value from before the first of two changes, once', () => {
    const first = noted({ newValue: 'Basel' });
    const second = noted({ id: 2, oldValue: 'Basel' });
    expect(undo(first, [first, second])).toMatchObject({ kind: 'restore', oldValue: 'Bern' });
    expect(undo(second, [first, second])).toEqual({ kind: 'nothing' });
  });

  it('leaves a field that somebody changed since', () => {
    const change = noted({});
    const since = noted({ id: 2, isOfBulkJob: false, newValue: 'Genf' });
    expect(undo(change, [change, since])).toEqual({ kind: 'left', because: 'changedSince' });
  });

  it('leaves a field that somebody changed and changed back', () => {
    const change = noted({});
    const away = noted({ id: 2, isOfBulkJob: false, newValue: 'Genf' });
    const back = noted({ id: 3, isOfBulkJob: false, newValue: 'Chur' });
    expect(undo(change, [change, away, back])).toMatchObject({ kind: 'left' });
  });

  it('leaves a field whose value differs from what the bulk job wrote', () => {
    const contact = aContact({ fields: { town: 'Genf' } });
    expect(undo(noted({}), [noted({})], contact)).toMatchObject({ because: 'changedSince' });
  });

  it('ignores changes of other fields', () => {
    const other = noted({ id: 2, isOfBulkJob: false, field: 'zipCode' });
    expect(undo(noted({}), [noted({}), other])).toMatchObject({ kind: 'restore' });
  });

  it('has nothing to change when the contact was deleted', () => {
    expect(undo(noted({}), [noted({})], null)).toEqual({ kind: 'left', because: 'gone' });
  });
});

describe('the undo of a created contact', () => {
  const created = noted({ field: null, oldValue: null, newValue: null });

  it('deletes the contact when nobody changed it since', () => {
    expect(undo(created)).toEqual({ kind: 'delete' });
    const unsent = aLink({ contactNumber: null, state: 'pending' });
    expect(undo(created, [created], inChur, [unsent])).toEqual({ kind: 'delete' });
  });

  it('ignores the fields that the bulk job changed later', () => {
    const later = noted({ id: 2 });
    expect(undo(later, [created, later])).toEqual({ kind: 'nothing' });
    expect(undo(created, [created, later])).toEqual({ kind: 'delete' });
  });

  it.each([
    ['has a number', aLink()],
    ['is being created', aLink({ contactNumber: null, sending: aSending() })],
    [
      'may have been created',
      aLink({ contactNumber: null, inDoubt: { sending: aSending(), since: '', lookups: 0 } }),
    ],
  ])('keeps a contact that %s at S-360', (_what, link) => {
    expect(undo(created, [created], inChur, [link])).toMatchObject({ because: 'knownAtS360' });
  });

  it('keeps a contact that other entries refer to', () => {
    const evaluated = undo(created, [created], inChur, [], true);
    expect(evaluated).toEqual({ kind: 'left', because: 'inUse' });
    expect(undo(noted({}), [noted({})], inChur, [], true)).toMatchObject({ kind: 'restore' });
  });

  it('keeps a contact that somebody changed since, by its history or its update time', () => {
    const since = noted({ id: 2, isOfBulkJob: false });
    expect(undo(created, [created, since])).toMatchObject({ because: 'changedSince' });
    const written = aContact({ updatedAt: at(1) });
    expect(undo(created, [created], written)).toMatchObject({ because: 'changedSince' });
  });
});
