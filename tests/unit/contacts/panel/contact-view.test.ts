import { viewWith } from '../../../../server/src/contacts/panel/contact-view';

const row = (name: string) => [{ name, size: 6 }];

const metadata = (label: string) => ({ edit: { label, description: '' }, list: { label } });

describe('the view of contacts that an installation has arranged', () => {
  const view = {
    settings: { pageSize: 50 },
    metadatas: { town: metadata('City'), phone: metadata('phone'), spent: metadata('spent') },
    layouts: { list: ['town'], edit: ['town', 'phone', 'spent'].map(row) },
  };

  it('gets the label of a field that was added later, in the list and in the form', () => {
    const { layouts, metadatas } = viewWith(['phone'])(view);
    expect(metadatas.phone?.edit).toMatchObject({ label: 'Phone' });
    expect(metadatas.phone?.list).toEqual({ label: 'Phone' });
    expect(layouts).toEqual(view.layouts);
  });

  it('keeps derived columns that were added later out of the form', () => {
    const { layouts } = viewWith(['phone', 'spent'])(view);
    expect(layouts.edit).toEqual(['town', 'phone'].map(row));
  });

  it('keeps what people have changed', () => {
    const { layouts, metadatas, settings } = viewWith(['phone'])(view);
    expect(metadatas.town).toEqual(view.metadatas.town);
    expect(settings).toEqual({ pageSize: 50 });
    expect(layouts.list).toEqual(['town']);
  });
});
