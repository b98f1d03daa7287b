import { gathered } from '../../../../../admin/src/features/contacts/model/gathered';

describe('questions asked together', () => {
  const requests: string[][] = [];
  beforeEach(() => requests.splice(0));
  const load = (questions: readonly string[]) => {
    requests.push([...questions]);
    return Promise.resolve(questions.join('+'));
  };

  it('share one request when they come at the same moment', async () => {
    const ask = gathered<string, string>(100);
    const answers = ['a', 'b', 'c'].map((question) => ask(question, load));
    expect(await Promise.all(answers)).toEqual(['a+b+c', 'a+b+c', 'a+b+c']);
    expect(requests).toEqual([['a', 'b', 'c']]);
  });

  it('need another request when they come later', async () => {
    const ask = gathered<string, string>(100);
    await ask('a', load);
    await ask('b', load);
    expect(requests).toEqual([['a'], ['b']]);
  });

  it('are divided by the maximum size of a request', async () => {
    const ask = gathered<string, string>(2);
    await Promise.all(['a', 'b', 'c'].map((question) => ask(question, load)));
    expect(requests).toEqual([['a', 'b'], ['c']]);
  });
});
