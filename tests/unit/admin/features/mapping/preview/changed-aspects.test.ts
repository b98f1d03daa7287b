import { changedAspects } from '../../../../../../admin/src/features/mapping/preview/changedAspects';
import { NEW_FIELD } from '../../../../../../admin/src/features/mapping/editing/fieldDraft';
import type { FieldSetting } from '../../../../../../server/src/contracts';

const words = { text: (key: string) => key, ofPath: (path: string) => path };

const EMAIL: FieldSetting = {
  ...NEW_FIELD,
  individual: { path: 'individualContact.email', direction: 'both' },
};

describe('the preview of a mapping change', () => {
  it('shows the rule before and after, with what it means from now on', () => {
    expect(changedAspects(EMAIL, { ...EMAIL, conflict: 'manual' }, words)).toEqual([
      {
        label: 'mapping.rule',
        former: ['mapping.rule.s360'],
        next: ['mapping.rule.manual'],
        meaning: 'mapping.rule.manual.hint',
      },
    ]);
  });

  it('names the type of contact whose direction changes', () => {
    const next: FieldSetting = {
      ...EMAIL,
      individual: { path: 'individualContact.email', direction: 'fromS360' },
    };
    expect(changedAspects(EMAIL, next, words)).toEqual([
      {
        label: 'mapping.direction.of.individual',
        former: ['mapping.direction.both'],
        next: ['mapping.direction.fromS360'],
      },
    ]);
  });

  it('says only that a field is exchanged no longer', () => {
    expect(changedAspects(EMAIL, null, words)).toEqual([
      {
        label: 'mapping.path.individual',
        former: ['individualContact.email'],
        next: ['mapping.nowhere'],
      },
    ]);
  });

  it('shows all of a field that was not exchanged before', () => {
    const labels = changedAspects(null, EMAIL, words).map(({ label }) => label);
    expect(labels).toEqual([
      'mapping.path.individual',
      'mapping.direction.of.individual',
      'mapping.rule',
      'mapping.blank',
      'mapping.kind',
    ]);
  });

  it('shows nothing if both are the same', () => {
    expect(changedAspects(EMAIL, { ...EMAIL }, words)).toEqual([]);
  });
});
