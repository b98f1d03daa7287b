import { bundleServer } from '../../../demo/builds';

/** Strapi loads the plugin from `dist`: tests need no build before them. */
bundleServer().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
