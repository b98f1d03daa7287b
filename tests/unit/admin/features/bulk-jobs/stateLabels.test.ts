import fr from '../../../../../admin/src/translations/fr';
import itTexts from '../../../../../admin/src/translations/it';

const labelsIn = (texts: Record<string, string>): string[] =>
  Object.entries(texts)
    .filter(([key]) => /^bulkJob\.(state|event)\./.test(key))
    .map(([, label]) => label);

/** Begins with a participle, which would have to agree with the kind of the bulk job. */
const AGREEING = {
  fr: /^(pas )?\S*(ée?|is|ert)(?=\s|$)/i,
  it: /^(non )?\S*((at|it)[oa]|(ss|es)o)(?=\s|$)/i,
};

describe('the labels of the states and decisions of a bulk job', () => {
  it.each([
    ['fr', labelsIn(fr), AGREEING.fr],
    ['it', labelsIn(itTexts), AGREEING.it],
  ])('fit every kind of bulk job in the language %s', (_language, labels, agreeing) => {
    expect(labels).toHaveLength(18);
    expect(labels.filter((label) => agreeing.test(label))).toEqual([]);
  });
});
