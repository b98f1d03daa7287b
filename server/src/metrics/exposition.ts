export interface Sample {
  labels: Readonly<Record<string, string>>;
  value: number;
}

export interface Metric {
  name: string;
  help: string;
  samples: readonly Sample[];
}

const inLabel = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

const inHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

function lineOf(name: string, { labels, value }: Sample): string {
  const named = Object.entries(labels).map(([label, of]) => `${label}="${inLabel(of)}"`);
  return `${name}{${named.join(',')}} ${value}`;
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Metrics in Prometheus' text format. All are gauges. Pure. */
export const expositionOf = (metrics: readonly Metric[]): string =>
  metrics
    .flatMap(({ help, name, samples }) => [
      `# HELP ${name} ${inHelp(help)}`,
      `# TYPE ${name} gauge`,
      ...samples.map((sample) => lineOf(name, sample)),
    ])
    .map((line) => `${line}\n`)
    .join('');
