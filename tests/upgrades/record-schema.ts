import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { definedSchema } from './defined-schema';
import { isRecorded, presentVersion, schemaFile } from './recorded';

/** Records the tables of the version in `package.json`, once: what was released does not change. */
async function record(): Promise<void> {
  const version = presentVersion();
  const file = schemaFile(version);
  if (isRecorded(version))
    throw new Error(
      `The tables of ${version} are recorded in ${file}. If ${version} is not released yet, delete that file first.`,
    );
  writeFileSync(
    file,
    await format(JSON.stringify(definedSchema()), { parser: 'json', printWidth: 100 }),
  );
  console.log(`The tables of ${version} are recorded in ${file}.`);
}

record().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
