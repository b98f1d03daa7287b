import { longAnswers, type NoteProgress } from '../../../../server/src/kernel/http/long-answers';
import { pause } from '../../../helpers/waiting';

const IMPATIENT = { patienceMs: 5 };

/** Work that ends when the test lets it. */
function slowWork() {
  let runs = 0;
  let note: NoteProgress = () => undefined;
  let end: (answer: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  return {
    runs: () => runs,
    notes: (done: number) => note({ done, total: 10 }),
    ends: (answer: string) => end(answer),
    fails: (error: Error) => fail(error),
    work: (noteProgress: NoteProgress) => {
      runs += 1;
      note = noteProgress;
      return new Promise<string>((resolve, reject) => {
        end = resolve;
        fail = reject;
      });
    },
  };
}

describe('a question whose answer takes long', () => {
  it('is answered at once with its progress, and by its outcome to whoever asks again', async () => {
    const answers = longAnswers<string>(IMPATIENT);
    const { ends, notes, runs, work } = slowWork();
    expect(await answers.ask('how many?', work)).toEqual({
      kind: 'underWay',
      progress: { done: 0, total: 0 },
    });
    notes(4);
    expect(await answers.ask('how many?', work)).toMatchObject({
      kind: 'underWay',
      progress: { done: 4, total: 10 },
    });
    ends('ten');
    expect(await answers.ask('how many?', work)).toEqual({ kind: 'answered', answer: 'ten' });
    expect(runs()).toBe(1);
  });

  it('is answered within the same request when it takes a moment only', async () => {
    const answers = longAnswers<string>();
    expect(await answers.ask('how many?', async () => 'ten')).toMatchObject({ answer: 'ten' });
  });

  it('is worked on anew for whoever asks after the answer was given', async () => {
    const answers = longAnswers<string>();
    let count = 0;
    const work = async () => String((count += 1));
    expect(await answers.ask('how many?', work)).toMatchObject({ answer: '1' });
    expect(await answers.ask('how many?', work)).toMatchObject({ answer: '2' });
    const both = [answers.ask('how many?', work), answers.ask('how many?', work)];
    expect(await Promise.all(both)).toMatchObject([{ answer: '3' }, { answer: '4' }]);
  });

  it('is another question for somebody who may read other contacts', async () => {
    const answers = longAnswers<string>(IMPATIENT);
    const { work } = slowWork();
    await answers.ask(['how many?', { permitted: 'all' }], work);
    const less = await answers.ask(['how many?', { permitted: 'some' }], async () => 'three');
    expect(less).toMatchObject({ answer: 'three' });
  });

  it('fails for whoever asks again, and is then worked on anew', async () => {
    const answers = longAnswers<string>(IMPATIENT);
    const { fails, work } = slowWork();
    await answers.ask('how many?', work);
    fails(new Error('no database'));
    await expect(answers.ask('how many?', work)).rejects.toThrow('no database');
    expect(await answers.ask('how many?', async () => 'ten')).toMatchObject({ answer: 'ten' });
  });

  it('is forgotten when nobody asks again', async () => {
    const answers = longAnswers<string>({ patienceMs: 5, keptMs: 5 });
    const { ends, runs, work } = slowWork();
    await answers.ask('how many?', work);
    ends('ten');
    await pause(50);
    expect(await answers.ask('how many?', work)).toMatchObject({ kind: 'underWay' });
    expect(runs()).toBe(2);
  });
});
