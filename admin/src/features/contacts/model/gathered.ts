/**
 * Gathers the questions of one moment, e.g. of all cells of a list, into as few requests as their
 * maximum size allows. Each question gets the answer of its whole request.
 */
export function gathered<Question, Answer>(atOnce: number) {
  type Load = (questions: readonly Question[]) => Promise<Answer>;
  let waiting: { questions: Question[]; answer: Promise<Answer> } | null = null;

  const collect = (load: Load) => {
    const questions: Question[] = [];
    const answer = new Promise((begin) => setTimeout(begin)).then(() => {
      if (waiting?.questions === questions) waiting = null;
      return load(questions);
    });
    return { questions, answer };
  };

  return (question: Question, load: Load): Promise<Answer> => {
    waiting ??= collect(load);
    const { answer, questions } = waiting;
    questions.push(question);
    if (questions.length === atOnce) waiting = null;
    return answer;
  };
}
