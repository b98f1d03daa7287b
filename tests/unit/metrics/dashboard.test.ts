import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listAt, textAt } from '../../helpers/json';
import { METRIC_NAMES } from '../../helpers/observability/metric-names';
import { PLUGIN } from '../../demo/folders';

const DASHBOARD = path.join(PLUGIN, 'docs/integrators/grafana-dashboard.json');

/** The panels of the dashboard with their queries; those that only group others have none. */
const PANELS = listAt(JSON.parse(readFileSync(DASHBOARD, 'utf8')), 'panels').map((panel) => ({
  title: textAt(panel, 'title'),
  type: textAt(panel, 'type'),
  queries:
    textAt(panel, 'type') === 'row'
      ? []
      : listAt(panel, 'targets').map((target) => textAt(target, 'expr')),
}));

describe('the Grafana dashboard', () => {
  it('asks for every metric, and for none that does not exist', () => {
    const asked = PANELS.flatMap(({ queries }) =>
      queries.flatMap((query) => query.match(/s360_\w+/g) ?? []),
    );
    expect([...new Set(asked)].sort()).toEqual([...METRIC_NAMES].sort());
  });

  it('asks something in every panel', () => {
    const silent = PANELS.filter(({ queries, type }) => type !== 'row' && queries.length === 0);
    expect(PANELS.length).toBeGreaterThan(10);
    expect(silent).toEqual([]);
  });
});

describe('the names of the metrics', () => {
  it('follow Prometheus: they are of the plugin, and none claims to be a counter', () => {
    for (const name of METRIC_NAMES) {
      expect(name).toMatch(/^s360_[a-z_]+$/);
      expect(name).not.toMatch(/_(total|count|sum|bucket|ms|minutes|milliseconds)$/);
    }
    expect(new Set(METRIC_NAMES).size).toBe(METRIC_NAMES.length);
  });
});
