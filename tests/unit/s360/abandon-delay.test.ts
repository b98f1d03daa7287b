import { abandonDelayIn } from '../../../server/src/s360';

it.each([
  [15, 15, 'minutes'],
  ['45', 45, 'minutes'],
  [1440, 1440, 'minutes'],
  [1800, 30, 'seconds'],
  [3601, 61, 'seconds'],
])('an abandon delay of %j is %i minutes, read as %s', (value, minutes, unit) => {
  expect(abandonDelayIn(value)).toEqual({ minutes, unit });
});

it.each([0, -5, null, undefined, 'soon', 1.5])('an abandon delay of %j is none', (value) => {
  expect(abandonDelayIn(value)).toBeNull();
});
