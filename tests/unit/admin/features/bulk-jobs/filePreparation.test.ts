import {
  begun,
  choicesSeen,
  isCounted,
  withDryRun,
} from '../../../../../admin/src/features/bulk-jobs/filePreparation';
import type { BulkJobDetails } from '../../../../../server/src/contracts';

const aFile = (changes: Partial<BulkJobDetails> = {}): BulkJobDetails => ({
  id: 1,
  kind: 'file',
  state: 'planned',
  institution: null,
  author: 'admin:1',
  authorName: 'Ada Admin',
  createdAt: '2026-03-01T10:00:00.000Z',
  startedAt: null,
  endedAt: null,
  total: 2,
  processed: 0,
  counts: {},
  failure: null,
  decisions: [],
  costs: [],
  progress: {
    total: 2,
    marked: 0,
    sent: 0,
    waiting: 0,
    failed: 0,
    inDoubt: 0,
    perMinute: null,
    expectedEnd: null,
  },
  plan: { counts: {}, findings: [], calls: 0, headings: ['Ort'], mapping: { Ort: 'town' } },
  undoRefused: [],
  ...changes,
});

describe('a file import in preparation', () => {
  it('counts as checked after the upload, until a choice changes', () => {
    const uploaded = { ...begun(null), job: aFile() };
    expect(isCounted(uploaded)).toBe(true);
    const chosen = { ...uploaded, settings: { filled: 'overwrite' as const } };
    expect(isCounted(chosen)).toBe(false);
    expect(isCounted(withDryRun(chosen, aFile({ total: 3 }), chosen.settings))).toBe(true);
  });

  it('counts as unchecked when it was uploaded earlier', () => {
    expect(isCounted(begun(aFile()))).toBe(false);
  });

  it('ignores a dry run of other choices or of another file', () => {
    const asked = { ...begun(aFile()), settings: { filled: 'overwrite' as const } };
    const chosenMeanwhile = { ...asked, settings: { filled: 'keep' as const } };
    expect(isCounted(withDryRun(chosenMeanwhile, aFile(), asked.settings))).toBe(false);
    expect(withDryRun(asked, aFile({ id: 2 }), asked.settings)).toBe(asked);
  });

  it('starts with all visible choices, including the proposed ones', () => {
    const seen = choicesSeen(aFile(), { filled: 'keep' });
    expect(seen).toEqual({ filled: 'keep', mapping: { Ort: 'town' } });
    const mapping = { Ort: 'street1' };
    expect(choicesSeen(aFile(), { mapping })).toEqual({ mapping });
  });
});
