import { AUDIT_EVENTS } from '../../../server/src/contracts/audit-events';
import { ALARM_KINDS } from '../../../server/src/contracts';
import { METRIC_NAMES } from '../../helpers/observability/metric-names';
import { codesOf, rowsOf, textOf } from './pages';

const PAGE = textOf('docs/integrators/monitoring.md');

const quoted = (pattern: RegExp): string[] => [
  ...new Set([...PAGE.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the documentation of monitoring', () => {
  it('lists exactly the metrics that exist', () => {
    expect(quoted(/`(s360_\w+)`/g).sort()).toEqual([...METRIC_NAMES].sort());
  });

  it('lists exactly the events that the audit log takes', () => {
    const [, section = ''] = PAGE.split("## Strapi's audit log");
    const listed = [...section.matchAll(/`(s360\.[a-z-]+\.[a-z-]+)`/g)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(AUDIT_EVENTS).sort());
  });
});

describe('the documentation of events', () => {
  it('lists exactly the kinds of alarm that exist', () => {
    const listed = rowsOf('docs/extending/events.md').flatMap(([kind = '']) => codesOf(kind));
    expect(listed.sort()).toEqual([...ALARM_KINDS].sort());
  });
});
