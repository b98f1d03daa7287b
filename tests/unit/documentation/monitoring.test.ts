import { AUDIT_EVENTS } from '../../../server/src/contracts/audit-events';
import { CAUSES_PAGE, causesPage } from '../../house/causes-page';
import { METRIC_NAMES } from '../../helpers/observability/metric-names';
import { textOf } from './pages';

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

describe('the documentation of causes', () => {
  it('is what `npm run interface-page` makes from their descriptors', async () => {
    expect(textOf(CAUSES_PAGE)).toBe(await causesPage());
  });
});
