import { headingsOf } from '../../../../server/src/services/loads/file/file-source';

describe('the headings of a file', () => {
  it('are its first record, without the spaces around', () => {
    expect(headingsOf('Name ; E-mail\nMeyer;meyer@example.com', ';')).toEqual(['Name', 'E-mail']);
    expect(headingsOf('', ';')).toEqual([]);
  });

  it('are told apart where some are the same', () => {
    expect(headingsOf('Phone,Phone,Phone (2),Phone', ',')).toEqual([
      'Phone',
      'Phone (2)',
      'Phone (2) (2)',
      'Phone (3)',
    ]);
  });

  it('may be missing, more than once', () => {
    expect(headingsOf('Name,,', ',')).toEqual(['Name', '', '']);
  });
});
