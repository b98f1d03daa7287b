import { reason } from '../../../../server/src/contracts/reasons';
import { actorOfFailure } from '../../../../server/src/contracts/failure-actors';
import { actorOfAlarm } from '../../../../server/src/overview/attention/actors';

const stream = 'contacts' as const;

describe('the actor of a failed exchange', () => {
  it.each([
    [
      'the operator, where S-360 refused the data',
      reason('callRefused', { detail: 'e' }),
      'operator',
    ],
    [
      'the integrator, where the login is refused',
      reason('callNotAllowed', { status: 401 }),
      'integrator',
    ],
    [
      'the integrator, where nothing is reached',
      reason('callNotReached', { code: 'X' }),
      'integrator',
    ],
    [
      'S-360’s team, where the virtual operator lacks a right',
      reason('callForbidden', { status: 403 }),
      's360',
    ],
    ['S-360’s team, where S-360 is in trouble', reason('callInTrouble', { status: 503 }), 's360'],
  ])('is %s', (_name, failed, actor) => {
    expect(actorOfFailure(failed)).toBe(actor);
  });
});

describe('the actor of an alarm', () => {
  it.each([
    [{ kind: 'silence', stream, since: null, periodMinutes: 15 }, 's360'],
    [{ kind: 'resend', stream, cause: 'down', from: '', until: '', outageId: 1 }, 's360'],
    [{ kind: 'unknownState', stream: 'orders', word: 'NEW', orders: 1 }, 'integrator'],
    [{ kind: 'sendingStopped', cause: 'lost', since: '', contacts: [] }, 'integrator'],
    [{ kind: 'sendingStopped', cause: 'person', since: '', contacts: [] }, 'operator'],
  ] as const)('of the kind $kind is known', (alarm, actor) => {
    expect(actorOfAlarm(alarm as Parameters<typeof actorOfAlarm>[0])).toBe(actor);
  });
});
