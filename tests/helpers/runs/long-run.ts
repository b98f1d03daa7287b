/** Runs before each test file of the long run (see `run-counts`). */
process.env.TEST_LENGTH = 'long';
/** Jest ignores a project's own `testTimeout`; hooks need it, too, on a busy machine. */
jest.setTimeout(3_600_000);
/**
 * Processes are killed here, but the machine keeps running, so commits need not wait for the disk.
 */
process.env.DATABASE_SYNCHRONOUS = 'OFF';
