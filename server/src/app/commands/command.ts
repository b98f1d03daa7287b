import type { Core } from '@strapi/strapi';
import type { ParseArgsConfig } from 'node:util';

/** 0: done and well; 1: done, and something is not well; 2: could not be done. */
export type ExitCode = 0 | 1 | 2;

/** Where a command says something, and is answered. */
export interface Terminal {
  print(line: string): void;
  /** Says what went wrong, beside what is printed. */
  complain(line: string): void;
  /** Whether somebody is there to answer. */
  readonly canAsk: boolean;
  /** Whether the person says yes. */
  confirm(question: string): Promise<boolean>;
  /** Calls back when the person interrupts (Ctrl-C); answers how to stop listening. */
  onInterrupt(interrupted: () => void): () => void;
}

/** What a command was given. */
export interface CommandInput {
  readonly positionals: readonly string[];
  /** The text of an option; `undefined` where it was not given. */
  text(option: string): string | undefined;
  flag(option: string): boolean;
  readonly terminal: Terminal;
  /** The app's Strapi, loaded but not serving: nothing works in the background. */
  readonly strapi: Core.Strapi;
}

/** One command of `strapi-s360`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help, in English. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** What is wrong with how it was called; `null` when nothing is. Asked before Strapi is loaded. */
  wrongUse(input: Pick<CommandInput, 'positionals' | 'text' | 'flag'>): string | null;
  run(input: CommandInput): Promise<ExitCode>;
}
