import { databasesOfRun } from '../databases/home';
import { dropDatabases } from '../databases/server';

/* Drops the databases of this run from the server. */
void dropDatabases(databasesOfRun(process.env.S360_TEST_RUN ?? ''));
