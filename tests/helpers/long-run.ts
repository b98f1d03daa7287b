/** Set up before each test file of the long run (see `run-counts`). */
process.env.TEST_LENGTH = 'long';
