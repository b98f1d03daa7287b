import { isAtRest } from '../../../../server/src/contacts/model/link-states';
import { unequalFields } from '../../invariants/both-sides-equal';
import { exceededWindows } from '../../invariants/calls';
import { openConflicts, wrongConflicts } from '../../invariants/conflicts';
import { unequalConsents } from '../../invariants/consents';
import { blanksTaken } from '../../invariants/history';
import { sharedNumbers } from '../../invariants/numbers';
import type { ReceivedCall } from '../s360-side';
import { brokenHistories } from '../../venue-life/history';
import { findings, type Finding } from './excuses';
import { lostItems } from './items';
import type { SceneState } from './state';

/** The invariants once nothing is in transit any more. */
export function wrongAtRest(state: SceneState): Finding[] {
  return [
    ...findings('numbers', sharedNumbers(state.both.tables)),
    ...findings('items', lostItems(state)),
    ...findings('known', unknownNumbers(state)),
    ...findings('equal', [...unequalFields(state.both), ...unequalConsents(state.both)]),
    ...findings('conflicts', wrongConflicts(state.both, openConflicts(state.tables.conflicts))),
    ...findings('blanks', blanksTaken(state.both)),
    ...findings('history', brokenHistories(state.tables)),
  ];
}

/** A link at rest has a contact in S-360 with its number. */
function unknownNumbers({ both, inS360, institutions }: SceneState): string[] {
  return institutions.flatMap(({ code }) => {
    const known = new Set((inS360.get(code) ?? []).map(({ contactNumber }) => contactNumber));
    return both.tables.links
      .filter((link) => link.institution === code && isAtRest(link))
      .filter(({ contactNumber }) => !known.has(contactNumber))
      .map(({ contactNumber }) => `${code}/${String(contactNumber)} is not in S-360`);
  });
}

/** S-360 counted no more calls than configured, in any window and in total. */
export function tooManyCalls(
  { institutions }: SceneState,
  received: ReadonlyMap<string, readonly ReceivedCall[]>,
): Finding[] {
  return institutions.flatMap(({ code, limits }) => {
    const calls = received.get(code) ?? [];
    const counted = calls.map(({ at, method, service }) => ({
      service,
      method,
      atMs: Date.parse(at),
    }));
    const most = limits.callsPerMonth ?? Infinity;
    return findings('calls', [
      ...exceededWindows(counted, limits.windows).map((what) => `${code}: ${what}`),
      ...(calls.length > most ? [`${code}: ${calls.length} calls of ${most} a month`] : []),
    ]);
  });
}
