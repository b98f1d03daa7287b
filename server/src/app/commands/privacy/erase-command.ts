import { modulesOf } from '../../modules';
import type { Command } from '../command';
import { commandLineAuthor } from '../frame';
import { DEFAULT_LANGUAGE, wordsIn } from '../texts';
import {
  CONTACT_HELP,
  CONTACT_OPTIONS,
  CONTACT_OPTIONS_HELP,
  contactNamed,
  LANGUAGE_HELP,
  wrongContact,
} from './named-contact';
import { erasurePrinter } from './print-erasure';

const HELP = `Usage: strapi-s360 erase <contact> [options]

Shows what the erasure of a person would do. With --yes it erases the person for good, everywhere in
the CRM. It is one step: when it is interrupted, it has not happened, and is run again.

${CONTACT_HELP}

Exit code: 0 it can be erased, or is erased; 1 something is in the way; 2 it could not be done.

Options:
${CONTACT_OPTIONS_HELP}
  --yes <name>           erase the person; the name is the one that the preview shows
  --json                 print the preview or the certificate as JSON and nothing else
${LANGUAGE_HELP}`;

/** `strapi-s360 erase`: a preview, and with the typed name the erasure of a person. */
export const eraseCommand: Command = {
  name: 'erase',
  summary: 'Show what the erasure of a person would do, or erase the person for good',
  help: HELP,
  options: { ...CONTACT_OPTIONS, yes: { type: 'string' } },
  wrongUse: wrongContact,
  async run(input) {
    const { flag, strapi, terminal, text } = input;
    const { deletedContacts, erasures, institutions } = modulesOf(strapi);
    const printer = erasurePrinter(
      await wordsIn(text('language') ?? DEFAULT_LANGUAGE),
      (code) => institutions.find(code)?.name ?? code,
    );
    const show = (data: unknown, lines: readonly string[]) => {
      if (flag('json')) terminal.print(JSON.stringify(data, null, 2));
      else for (const line of lines) terminal.print(line);
    };
    const documentId = await contactNamed(input, deletedContacts);
    const preview = await erasures.preview(documentId);
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
    const certificate = await erasures.erase(documentId, { name }, commandLineAuthor());
    show(certificate, printer.certificate(certificate));
    return 0;
  },
};
