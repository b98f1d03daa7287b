import { buildPlugin } from './builds';

/** Tests use the built plugin, which is rebuilt only when its sources have changed. */
buildPlugin((line) => console.log(line)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
