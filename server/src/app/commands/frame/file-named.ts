import path from 'node:path';

/** Where the command was typed; loading an app changes the current folder. */
const STARTED_IN = process.cwd();

/** The whole path of a file that the person has named. */
export const fileNamed = (file: string): string => path.resolve(STARTED_IN, file);
