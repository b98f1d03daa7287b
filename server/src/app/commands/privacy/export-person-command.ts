import { writeFile } from 'node:fs/promises';
import { printedPage } from '../../../contracts/privacy-page';
import { placeName } from '../../../contracts/privacy-places';
import type { GetPersonalData } from '../../../contracts/privacy';
import { modulesOf } from '../../modules';
import type { Command } from '../command';
import { DEFAULT_LANGUAGE, wordsIn, type CommandLineWords } from '../texts';
import {
  CONTACT_HELP,
  CONTACT_OPTIONS,
  CONTACT_OPTIONS_HELP,
  contactNamed,
  LANGUAGE_HELP,
  wrongContact,
} from './named-contact';

const HELP = `Usage: strapi-s360 export-person <contact> [options]

Prints all that is stored of a person, as JSON or as a page to print. It changes nothing.

${CONTACT_HELP}

Exit code: 0 it is exported, 2 it could not be done.

Options:
${CONTACT_OPTIONS_HELP}
  --page                 a page to print (HTML) in place of JSON
  --output <file>        write it into a new file that only you may read
  --json                 JSON, which is the default
${LANGUAGE_HELP}`;

/** Only for the person who runs the command. */
const OWNER_ONLY = 0o600;

/** `strapi-s360 export-person`: all that is stored of a person. */
export const exportPersonCommand: Command = {
  name: 'export-person',
  summary: 'Print all that is stored of a person, as JSON or as a page',
  help: HELP,
  options: { ...CONTACT_OPTIONS, page: { type: 'boolean' }, output: { type: 'string' } },
  wrongUse: (input) =>
    input.flag('page') && input.flag('json')
      ? 'Choose --page or --json, not both.'
      : wrongContact(input),
  async run(input) {
    const { flag, strapi, terminal, text } = input;
    const { deletedContacts, personalDataExport } = modulesOf(strapi);
    const language = text('language') ?? DEFAULT_LANGUAGE;
    const words = await wordsIn(language);
    const data = await personalDataExport.of(await contactNamed(input, deletedContacts));
    const written = flag('page') ? pageOf(data, words, language) : JSON.stringify(data, null, 2);
    const file = text('output');
    if (file === undefined) terminal.print(written);
    else {
      await writeFile(file, `${written}\n`, { mode: OWNER_ONLY, flag: 'wx' });
      terminal.print(words.text('privacy.commandLine.saved', { file }) ?? file);
    }
    return 0;
  },
};

function pageOf(
  data: GetPersonalData.Response['data'],
  words: CommandLineWords,
  language: string,
): string {
  const nameOf = (place: string) => {
    const name = placeName(place);
    return (name && words.text(name)) ?? place;
  };
  const title = words.text('privacy.export.pageTitle', { name: data.name }) ?? data.name;
  return printedPage(
    data,
    { title, exportedAt: words.dateTime(data.exportedAt), nameOf },
    language,
  );
}
