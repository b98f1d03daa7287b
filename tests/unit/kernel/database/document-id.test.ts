import { newDocumentId } from '../../../../server/src/kernel/database/document-id';

describe('a new document id', () => {
  it('has the form of Strapi’s ids: 24 letters and digits that start with a letter', () => {
    for (let count = 0; count < 1_000; count += 1)
      expect(newDocumentId()).toMatch(/^[a-z][a-z0-9]{23}$/);
  });

  it('is unique', () => {
    const ids = Array.from({ length: 20_000 }, newDocumentId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts after earlier ids, so that indexes grow at one end', () => {
    const now = jest.spyOn(Date, 'now');
    const madeAt = (ms: number) => {
      now.mockReturnValueOnce(ms);
      return newDocumentId();
    };
    const moments = [0, 1, 35, 36, Date.UTC(2026, 0, 1), Date.UTC(2100, 0, 1)];
    const ids = moments.map(madeAt);
    expect([...ids].sort()).toEqual(ids);
    now.mockRestore();
  });
});
