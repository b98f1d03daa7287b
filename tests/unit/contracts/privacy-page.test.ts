import { columnName, printedCertificate, printedPage } from '../../../server/src/contracts';

const words = {
  title: 'All of Ada',
  exportedAt: 'today',
  nameOf: (place: string) => `« ${place} »`,
  columnOf: (place: string, column: string) => columnName(place, column) ?? column,
};

describe('the page to print of a person', () => {
  it('shows every record of every place', () => {
    const places = [
      { place: 'contact', records: [{ town: 'Bern', tags: ['a'] }, { town: 'Chur' }] },
    ];
    const page = printedPage({ name: 'Ada', exportedAt: '', places }, words, 'en');
    expect(page).toContain('<h2>« contact »</h2>');
    expect(page.match(/<table>/g)).toHaveLength(2);
    expect(page).toContain('<th scope="row">town</th><td>Bern</td>');
  });

  it('names columns as the panel does, each by its table, and then what has no name as it is', () => {
    const page = printedPage(
      {
        name: 'Ada',
        exportedAt: '',
        places: [
          { place: 'plugin::s360.contact', records: [{ ownField: 'x', zipCode: '3000' }] },
          { place: 'plugin::s360.order', records: [{ institution: 'myvenue', saleMoney: '80' }] },
          { place: 's360::contact-history', records: [{ zipCode: '3000', oldValue: '' }] },
        ],
      },
      words,
      'en',
    );
    expect(page.match(/(?<=<th scope="row">)[^<]*/g)).toEqual([
      'field.zipCode',
      'ownField',
      'column.institution',
      'orders.amount.sale',
      'history.column.before',
      'zipCode',
    ]);
  });

  it('shows what S-360 sent as text, never as markup', () => {
    const places = [{ place: 'contact', records: [{ notes: '<script>alert("1")</script>' }] }];
    const page = printedPage({ name: '<b>', exportedAt: '', places }, words, 'en');
    expect(page).not.toMatch(/<script|<b>/);
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  });
});

describe('the certificate to print', () => {
  it('has the counts and what is left to do in S-360, and no number of the person', () => {
    const task = { contactNumbers: ['10286'], confirmedBy: null, confirmedAt: null };
    const page = printedCertificate(
      {
        reference: 'abc',
        erasedAt: '2026-03-01T10:00:00.000Z',
        erasedBy: null,
        places: [{ place: 'plugin::s360.contact', rows: 1 }],
        inS360: [{ ...task, institution: 'myvenue' }],
        isRecognized: true,
      },
      {
        title: 'Certificate',
        explained: 'All is erased.',
        facts: { Number: 'abc' },
        places: 'Erased',
        inS360: 'In S-360',
        nameOf: () => 'Contact',
        taskOf: ({ institution }) => ({ institution, state: 'still to be done' }),
      },
      'en',
    );
    expect(page).toContain('<th scope="row">Contact</th><td>1</td>');
    expect(page).toContain('<th scope="row">myvenue</th><td>still to be done</td>');
    expect(page).not.toContain('10286');
  });
});
