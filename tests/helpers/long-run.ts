/** Set up before each test file of the long run (see `run-counts`). */
process.env.TEST_LENGTH = 'long';
/** Processes are killed here, but the machine stays on: thousands of commits need not wait for its disk. */
process.env.DATABASE_SYNCHRONOUS = 'OFF';
