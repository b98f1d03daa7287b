import { buildPlugin } from './builds';

/** What tests run against: the built plugin, built anew only when its sources have changed. */
buildPlugin((line) => console.log(line)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
