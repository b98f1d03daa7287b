import { writeFile } from 'node:fs/promises';
import { printedPage } from '../../../contracts/privacy-page';
import { columnName } from '../../../contracts/privacy-columns';
import { placeName } from '../../../contracts/privacy-places';
import type { GetPersonalData } from '../../../contracts/privacy';
import { modulesOf } from '../../modules';
import { described, fileNamed } from '../frame';
import { wordsIn, type ScreenWords } from '../../screen-words';
import { LANGUAGE, languageOf } from '../language';
import {
  ABOUT_CONTACT,
  CONTACT_OPTIONS,
  institutionOfNumber,
  personNamed,
  wrongContact,
} from './named-person';

/** Only for the person who runs the command. */
const OWNER_ONLY = 0o600;

/** `strapi-s360 export-person`: all that is stored of a person. */
export const exportPersonCommand = described({
  name: 'export-person',
  summary: 'Print all that is stored of a person, as JSON or as a page',
  readsOnly: true,
  usage: '<contact> [options]',
  about: `Prints all that is stored of a person, as JSON or as a page to print. It changes nothing.

${ABOUT_CONTACT}`,
  exitCodes: 'Exit code: 0 it is exported, 2 it could not be done.',
  options: {
    ...CONTACT_OPTIONS,
    page: { help: 'a page to print (HTML) in place of JSON' },
    output: { value: '<file>', help: 'write it into a new file that only you may read' },
    json: { help: 'JSON, which is the default' },
    ...LANGUAGE,
  },
  wrongUse: (input) =>
    input.flag('page') && input.flag('json')
      ? 'Choose --page or --json, not both.'
      : wrongContact(input),
  institutions: institutionOfNumber,
  async run(input) {
    const { flag, strapi, terminal, text } = input;
    const { personalDataExport } = modulesOf(strapi);
    const language = languageOf(input);
    const words = await wordsIn(language);
    const data = await personalDataExport.of(personNamed(input));
    const written = flag('page') ? pageOf(data, words, language) : JSON.stringify(data, null, 2);
    const file = text('output');
    if (file === undefined) terminal.print(written);
    else {
      await writeFile(fileNamed(file), `${written}\n`, { mode: OWNER_ONLY, flag: 'wx' });
      terminal.print(words.text('privacy.commandLine.saved', { file }) ?? file);
    }
    return 0;
  },
});

function pageOf(
  data: GetPersonalData.Response['data'],
  words: ScreenWords,
  language: string,
): string {
  const nameOf = (place: string) => {
    const name = placeName(place);
    return (name && words.text(name)) ?? place;
  };
  const columnOf = (place: string, column: string) => {
    const name = columnName(place, column);
    return (name && words.text(name)) ?? column;
  };
  const title = words.text('privacy.export.pageTitle', { name: data.name }) ?? data.name;
  return printedPage(
    data,
    { title, exportedAt: words.dateTime(data.exportedAt), nameOf, columnOf },
    language,
  );
}
