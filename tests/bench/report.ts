import { rounded } from './statistics';

/** One measurement: a ratio or another figure, and its limit. */
export interface Measurement {
  bench: string;
  ratio: number;
  /** The upper or lower limit of the figure. */
  limit: { atMost: number } | { atLeast: number };
  /** Other interesting figures: medians in ms, counts. */
  figures: Record<string, number>;
}

function holds({ limit, ratio }: Measurement): boolean {
  return 'atMost' in limit ? ratio <= limit.atMost : ratio >= limit.atLeast;
}

/** Prints measurements as JSON lines and remembers exceeded limits. */
export class Report {
  readonly broken: string[] = [];

  constructor(
    private readonly database: string,
    private readonly print: (line: string) => void,
  ) {}

  add(measurement: Measurement): void {
    const { bench, figures, limit, ratio } = measurement;
    const isHeld = holds(measurement);
    if (!isHeld) this.broken.push(`${bench} (${this.database})`);
    this.print(
      JSON.stringify({
        bench,
        database: this.database,
        ratio: rounded(ratio),
        bound: 'atMost' in limit ? 'at most' : 'at least',
        limit: 'atMost' in limit ? limit.atMost : limit.atLeast,
        holds: isHeld,
        ...Object.fromEntries(
          Object.entries(figures).map(([name, value]) => [name, rounded(value)]),
        ),
      }),
    );
  }
}
