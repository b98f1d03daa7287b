import { expositionOf } from '../../../server/src/metrics/exposition';

test('a metric is written with its help, its type and escaped labels', () => {
  const labels = { method: 'a"b\\c\nd', outcome: 'ok' };
  expect(
    expositionOf([
      { name: 's360_calls', help: 'Calls.', samples: [{ labels, value: 2 }] },
      { name: 's360_none', help: 'Nothing\nhere.', samples: [] },
    ]),
  ).toBe(
    [
      '# HELP s360_calls Calls.',
      '# TYPE s360_calls gauge',
      's360_calls{method="a\\"b\\\\c\\nd",outcome="ok"} 2',
      '# HELP s360_none Nothing\\nhere.',
      '# TYPE s360_none gauge',
      '',
    ].join('\n'),
  );
});
