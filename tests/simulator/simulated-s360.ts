import { SimulatedClock } from './clock';
import { Institution } from './institution';
import type { SimulatorOptions } from './options';
import type { SimulatorState } from './state';

export class SimulatedS360 {
  readonly clock: SimulatedClock;
  readonly log: (line: string) => void;
  readonly #institutions: Map<string, Institution>;

  constructor(options: SimulatorOptions) {
    const { initialState, runCycles = false } = options;
    this.clock = new SimulatedClock(options.now, initialState?.advancedMs);
    this.log = options.requestLog ?? (() => undefined);
    const institutions = options.institutions.map((institutionOptions) => {
      const code = institutionOptions.code.toLowerCase();
      const saved = initialState?.institutions.find((state) => state.code === code);
      return new Institution(institutionOptions, this.clock, runCycles, saved);
    });
    this.#institutions = new Map(institutions.map((one) => [one.code, one]));
  }

  institution(code: string): Institution | undefined {
    return this.#institutions.get(code.toLowerCase());
  }

  get institutions(): Institution[] {
    return [...this.#institutions.values()];
  }

  state(): SimulatorState {
    return {
      advancedMs: this.clock.advancedMs,
      institutions: this.institutions.map((institution) => institution.state()),
    };
  }

  stop(): void {
    for (const institution of this.institutions) institution.stop();
  }
}
