import type { Core } from '@strapi/strapi';
import type { ParseArgsConfig } from 'node:util';

/** 0: done, without problems; 1: done, with problems; 2: could not be done. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  print(line: string): void;
  /** Prints an error, separately from the output. */
  complain(line: string): void;
  /** Whether somebody is there to answer. */
  readonly canAsk: boolean;
  /** Asks the person; true for yes. */
  confirm(question: string): Promise<boolean>;
  /** Shows how far the work is, in one line that changes; absent where nobody watches. */
  progress?(line: string): void;
  /**
   * Calls back when the person interrupts (Ctrl-C).
   * @returns a function that stops listening
   */
  onInterrupt(interrupted: () => void): () => void;
}

/** What a person has typed after the name of a command. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of an option; `undefined` when it was not given. */
  text(option: string): string | undefined;
  flag(option: string): boolean;
}

export interface CommandInput extends Arguments {
  readonly terminal: Terminal;
  /** The app's Strapi, loaded but not serving: nothing runs in the background. */
  readonly strapi: Core.Strapi;
}

/** A command of `strapi-s360`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The full help, in English. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Whether it only reads: then Strapi is loaded without what its start writes and compiles anew. */
  readonly readsOnly?: boolean;
  /** What is wrong with the arguments; `null` when nothing is. Called before Strapi is loaded. */
  wrongUse(input: Arguments): string | null;
  /** The codes of institutions that the arguments name. They are known when it runs. */
  institutions?(input: Arguments): readonly string[];
  run(input: CommandInput): Promise<ExitCode>;
}
