import { unsupportedOptions } from '../../../server/src/app/unsupported-options';

describe('the check for unsupported options of our content types', () => {
  const CONTACT = 'plugin::s360.contact';

  it.each([
    ['draft & publish', { options: { draftAndPublish: true } }, /draft & publish.*s360\.contact/],
    [
      'internationalization',
      { pluginOptions: { i18n: { localized: true } } },
      /internationalization.*s360\.contact/,
    ],
  ])('reports %s', (_what, options, expected) => {
    expect(unsupportedOptions([{ uid: CONTACT, ...options }])).toEqual([
      expect.stringMatching(expected),
    ]);
    expect(unsupportedOptions([{ uid: 'api::article.article', ...options }])).toEqual([]);
  });

  it('reports nothing for their own options', () => {
    const options = { draftAndPublish: false };
    expect(unsupportedOptions([{ uid: CONTACT, options, pluginOptions: {} }])).toEqual([]);
  });
});
