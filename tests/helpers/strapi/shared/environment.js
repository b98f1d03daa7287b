const hooks = require('node:async_hooks');
const path = require('node:path');
const { TestEnvironment } = require('jest-environment-node');

const ROOT = path.resolve(__dirname, '../../../..');
const ANEW = ['dist', 'tests/app'].map((folder) => path.join(ROOT, folder) + path.sep);

// A Strapi that ends takes all listeners of its process away, also those by which Jest's worker hears
// of its next file. What it left behind goes at the end of each file.
const removeAllListeners = process.removeAllListeners.bind(process);
process.removeAllListeners = (...names) =>
  names.length > 0 ? removeAllListeners(...names) : process;

const listeners = () =>
  process.eventNames().flatMap((name) => process.listeners(name).map((heard) => [name, heard]));

/** Made by the files so far; each that is in use costs with every promise, also after its Strapi's end. */
const storages = new Set();
hooks.AsyncLocalStorage = class extends hooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    storages.add(this);
  }
};

/** Each world has its own of these; they are compared by `instanceof`, or chance is replaced. */
const SHARED = { Date, Error, Math, RangeError, SyntaxError, TypeError };

/**
 * Jest loads every module anew for each test file, which for Strapi takes as long as to start it.
 * `requireShared` loads a package once per worker, in the world around the test files. The plugin
 * and the app have a state: they are loaded anew for each file, as the environment is put back.
 */
module.exports = class SharedStrapiEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.variables = process.env;
    process.env = { ...process.env };
    this.listeners = new Set(listeners().map(([, heard]) => heard));
    Object.assign(this.global, SHARED, { requireShared: require });
    this.global.process.env = process.env;
  }

  async teardown() {
    for (const [name, heard] of listeners()) {
      if (!this.listeners.has(heard)) process.removeListener(name, heard);
    }
    for (const file of Object.keys(require.cache)) {
      if (ANEW.some((folder) => file.startsWith(folder)))
        Reflect.deleteProperty(require.cache, file);
    }
    for (const storage of storages) storage.disable();
    process.env = this.variables;
    await super.teardown();
  }
};
