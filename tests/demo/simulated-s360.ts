import { mkdirSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSimulator, type Simulator, type SimulatorState } from '../simulator';
import { seededInstitutions } from './institutions';

const SAVE_EVERY_MS = 3_000;

export interface SimulatedS360Options {
  port: number;
  /** The URL where Strapi will listen, for the webhooks. */
  strapiUrl: string;
  /** The folder of its state. */
  folder: string;
}

export interface SimulatedS360 extends Simulator {
  /** Whether it continues an earlier run. */
  continued: boolean;
  /** Writes the state now and whenever it changes. */
  keepState(): void;
}

/** Starts S-360 with the demo’s institutions, from a saved state if there is one. */
export async function startSimulatedS360(options: SimulatedS360Options): Promise<SimulatedS360> {
  const file = path.join(options.folder, 's360.json');
  const initialState = readState(file);
  const simulator = await startSimulator({
    port: options.port,
    institutions: seededInstitutions(options.strapiUrl),
    runCycles: true,
    initialState,
  });
  let saved = '';
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    const text = JSON.stringify(simulator.state());
    if (text === saved) return;
    writeWhole(file, text);
    saved = text;
  };
  return {
    ...simulator,
    continued: initialState !== undefined,
    keepState() {
      save();
      timer = setInterval(save, SAVE_EVERY_MS);
    },
    async stop() {
      await simulator.stop();
      if (!timer) return;
      clearInterval(timer);
      save();
    },
  };
}

function readState(file: string): SimulatorState | undefined {
  if (!existsSync(file)) return undefined;
  try {
    // The simulator wrote it.
    return JSON.parse(readFileSync(file, 'utf8')) as SimulatorState;
  } catch (error) {
    throw new Error(`${file} is damaged. Remove the folder for a fresh demo.`, { cause: error });
  }
}

/** A crash during the write leaves the earlier file. */
function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
