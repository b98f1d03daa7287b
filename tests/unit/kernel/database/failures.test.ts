import {
  isDatabaseGone,
  isLostRace,
  isRefusedValue,
  isTransient,
  LostRaceError,
  repeatLostRaces,
} from '../../../../server/src/kernel/database/failures';

const failure = (code: unknown) => Object.assign(new Error('failed'), { code });

describe('a database error', () => {
  it.each(['40001', '40P01', '23505', 'ER_LOCK_DEADLOCK', 'SQLITE_BUSY'])(
    'with code %s is a lost race',
    (code) => {
      expect(isLostRace(failure(code))).toBe(true);
      expect(isRefusedValue(failure(code))).toBe(false);
    },
  );

  it.each(['40P01', '55P03', '25P03', 'ER_LOCK_WAIT_TIMEOUT', 'SQLITE_BUSY'])(
    'with code %s is an unavailable lock',
    (code) => expect(isTransient(failure(code))).toBe(true),
  );

  it.each(['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE'])(
    'with code %s is a duplicate value',
    (code) => {
      expect(isLostRace(failure(code))).toBe(true);
      expect(isTransient(failure(code))).toBe(false);
    },
  );

  it.each(['42P01', 'ER_BAD_FIELD_ERROR'])(
    'with code %s is a different table structure',
    (code) => {
      expect(isTransient(failure(code))).toBe(true);
      expect(isTransient(failure('22021'))).toBe(false);
    },
  );

  it.each(['22021', '22P02', 'ER_DATA_TOO_LONG', 'SQLITE_TOOBIG'])(
    'with code %s is a rejected value',
    (code) => {
      expect(isRefusedValue(failure(code))).toBe(true);
      expect(isLostRace(failure(code))).toBe(false);
    },
  );

  it.each([
    failure('ECONNREFUSED'),
    failure('57P01'),
    failure('53300'),
    failure('PROTOCOL_CONNECTION_LOST'),
    failure('SQLITE_IOERR_WRITE'),
    Object.assign(new Error('closed'), { fatal: true }),
    Object.assign(new Error('no connection was free'), { name: 'KnexTimeoutError' }),
    new Error('Connection terminated unexpectedly'),
  ])('like %p means that the database is unreachable', (error) => {
    expect(isDatabaseGone(error)).toBe(true);
    expect(isTransient(error)).toBe(true);
    expect(isLostRace(error)).toBe(false);
    expect(isRefusedValue(error)).toBe(false);
  });

  // As the drivers report a statement after PostgreSQL or MariaDB ended an idle transaction.
  it.each([
    failure('25P03'),
    new Error('select 2 - Client has encountered a connection error and is not queryable'),
    Object.assign(new Error("Can't add new command when connection is in closed state"), {
      fatal: true,
    }),
    Object.assign(new Error('write ECONNRESET'), { code: 'ECONNRESET', syscall: 'write' }),
  ])('like %p means that nothing of the transaction was written', (error) => {
    expect(isLostRace(error)).toBe(true);
    expect(isTransient(error)).toBe(true);
  });

  it.each([
    failure('40001'),
    failure('22021'),
    failure('23503'),
    failure('SQLITE_CONSTRAINT_FOREIGNKEY'),
    new RangeError('another plugin keeps contacts'),
    null,
  ])('like %p does not mean that the database is unreachable', (error) => {
    expect(isDatabaseGone(error)).toBe(false);
  });

  it.each([failure('ECONNREFUSED'), failure(40001), new Error('x'), null, 'text', undefined])(
    'like %p is neither a lost race nor a rejected value',
    (error) => {
      expect(isLostRace(error)).toBe(false);
      expect(isRefusedValue(error)).toBe(false);
    },
  );
});

describe('a transaction that lost a race', () => {
  async function run(failures: unknown[]) {
    const waits: number[] = [];
    let runs = 0;
    const work = async () => {
      runs += 1;
      const error = failures.shift();
      if (error !== undefined) throw error;
      return 'won';
    };
    const result = await repeatLostRaces(work, { wait: async (ms) => void waits.push(ms) }).catch(
      (error: unknown) => error,
    );
    return { result, runs, waits };
  }

  it('is repeated completely, with growing waits', async () => {
    const { result, runs, waits } = await run([failure('40001'), new LostRaceError('late')]);
    expect({ result, runs }).toEqual({ result: 'won', runs: 3 });
    expect(waits[0]).toBeLessThanOrEqual(30);
    expect(waits[1]).toBeGreaterThanOrEqual(20);
  });

  it('fails with the last error after five attempts', async () => {
    const failures = Array.from({ length: 9 }, () => failure('40001'));
    const fifth = failures[4];
    const { result, runs } = await run(failures);
    expect(runs).toBe(5);
    expect(result).toBe(fifth);
  });

  it('is not repeated when it failed for another reason', async () => {
    expect((await run([failure('ECONNREFUSED')])).runs).toBe(1);
  });
});
