import { modulesOf } from '../../modules';
import { answer, commandLineAuthor, described, say } from '../frame';
import { wordsIn } from '../../screen-words';
import { LANGUAGE, languageOf } from '../language';
import {
  ABOUT_CONTACT,
  CONTACT_OPTIONS,
  institutionOfNumber,
  personNamed,
  wrongContact,
} from './named-person';
import { erasurePrinter } from './print-erasure';

/** `strapi-s360 erase`: a preview, and with the typed name the erasure of a person. */
export const eraseCommand = described({
  name: 'erase',
  summary: 'Show what the erasure of a person would do, or erase the person for good',
  usage: '<contact> [options]',
  about: `Shows what the erasure of a person would do. With --yes it erases the person for good, everywhere in
the CRM. It is one step: interrupted, it has happened whole or not at all. Run it again to see.

${ABOUT_CONTACT}`,
  exitCodes:
    'Exit code: 0 it can be erased, or is erased; 1 something is in the way; 2 it could not be done.',
  options: {
    ...CONTACT_OPTIONS,
    yes: {
      value: '<name>',
      help: 'erase the person; the name is the one that the preview shows',
    },
    json: { help: 'print the preview or the certificate as JSON and nothing else' },
    ...LANGUAGE,
  },
  wrongUse: wrongContact,
  institutions: institutionOfNumber,
  async run(input) {
    const { strapi, terminal, text } = input;
    const { erasures, institutions } = modulesOf(strapi);
    const printer = erasurePrinter(
      await wordsIn(languageOf(input)),
      (code) => institutions.find(code)?.name ?? code,
    );
    const show = (data: unknown, lines: readonly string[]) => {
      answer(input, data);
      say(input, lines);
    };
    const person = personNamed(input);
    const preview = await erasures.preview(person);
    const name = text('yes');
    if (preview.obstacles.length > 0) {
      show(preview, name === undefined ? printer.preview(preview) : []);
      for (const line of printer.obstacles(preview)) terminal.complain(line);
      return 1;
    }
    if (name === undefined) {
      show(preview, [...printer.preview(preview), ...printer.howTo(preview.name)]);
      return 0;
    }
    const certificate = await erasures.erase(person, { name }, commandLineAuthor());
    show(certificate, printer.certificate(certificate));
    return 0;
  },
});
