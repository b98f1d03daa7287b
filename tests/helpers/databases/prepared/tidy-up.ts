import { databasesOfRun } from '../home';
import { dropDatabases } from '../server';

/* Drops the databases of this run from the server. */
void dropDatabases(databasesOfRun(process.env.S360_TEST_RUN ?? ''));
