import { runCommandLine, type ExitCode, type Terminal } from '../../../server/src/app/commands';
import { objectAt } from '../json';
import type { Scene } from '../scene/scene';

export interface Typed {
  exitCode: ExitCode;
  printed: string;
  complained: string;
}

/** Types commands of `strapi-s360` at the running Strapi, as a person who answers so. */
export function typedCommands(scene: Scene) {
  async function types(
    args: readonly string[],
    answer: boolean | 'nobody' | 'interrupts' = 'nobody',
    onInterrupt: Terminal['onInterrupt'] = () => () => undefined,
  ) {
    const [printed, complained]: [string[], string[]] = [[], []];
    let heard = (): void => undefined;
    const terminal: Terminal = {
      print: (line) => void printed.push(line),
      complain: (line) => void complained.push(line),
      canAsk: answer !== 'nobody',
      confirm: () => {
        if (answer !== 'interrupts') return Promise.resolve(answer === true);
        heard();
        return new Promise(() => undefined);
      },
      onInterrupt(interrupted) {
        heard = interrupted;
        return onInterrupt(interrupted);
      },
    };
    const { strapi } = scene.running();
    const exitCode = await runCommandLine(args, terminal, async () => ({
      strapi,
      close: () => Promise.resolve(),
    }));
    return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
  }
  return {
    types,
    /** The same by a person who leaves the work as soon as it has begun. */
    leaves: (args: readonly string[]) =>
      types(args, 'nobody', (interrupted) => {
        interrupted();
        return () => undefined;
      }),
    /** The JSON that a command prints with `--json`. */
    async json(...args: string[]): Promise<Record<string, unknown>> {
      const { printed } = await types([...args, '--json']);
      return objectAt(JSON.parse(printed));
    },
  };
}
