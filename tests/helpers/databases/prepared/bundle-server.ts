import { bundleServer } from '../../../demo/builds';

/** Strapi loads the plugin from `dist`: tests need no build before them. */
bundleServer((line) => console.log(line)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
