import type { ErasedPlace, ErasureCertificate, PreviewErasure } from '../../../contracts/privacy';
import { placeName } from '../../../contracts/privacy-places';
import type { ScreenWords } from '../../screen-words';

/** Formats erasures; each function returns lines. */
interface ErasurePrinter {
  preview(preview: PreviewErasure.Response['data']): string[];
  obstacles(preview: PreviewErasure.Response['data']): string[];
  certificate(certificate: ErasureCertificate): string[];
  /** That nothing was erased, and how it is. */
  howTo(name: string): string[];
}

export function erasurePrinter(
  words: ScreenWords,
  nameOf: (institution: string) => string,
): ErasurePrinter {
  const text = (key: string, values?: Record<string, string | number>): string =>
    words.text(`privacy.${key}`, values) ?? key;

  const places = (title: string, erased: readonly ErasedPlace[]): string[] => [
    text(title),
    ...erased.map(({ place, rows }) => {
      const name = placeName(place);
      const shown = name === null ? place : (words.text(name) ?? place);
      return `  ${text('places.one', { place: shown, count: rows })}`;
    }),
    '',
  ];

  const toDo = (
    tasks: readonly { institution: string; contactNumbers: string[] | null }[],
  ): string[] => [
    text('inS360.title'),
    ...(tasks.length === 0 ? [`  ${text('inS360.nothing')}`] : []),
    ...tasks.map(({ contactNumbers, institution }) => {
      const numbers = contactNumbers?.join(', ') ?? text('inS360.unreadable');
      return `  ${text('inS360.todo', { institution: nameOf(institution), numbers })}`;
    }),
    '',
  ];

  return {
    preview: ({ inS360, name, places: found, references }) => [
      `${text('erase.title')}: ${name}`,
      '',
      text('erase.explained', { name }),
      '',
      ...places('erase.places', found),
      ...(references.length === 0
        ? []
        : [
            text('erase.references'),
            ...references.map(({ count, field, type }) => `  ${type}, ${field}: ${count}`),
            '',
          ]),
      ...toDo(inS360),
    ],
    obstacles: ({ obstacles }) => [
      text('erase.obstacles'),
      ...obstacles.map((obstacle) => `  ! ${words.reason(obstacle)}`),
    ],
    certificate: ({ inS360, places: erased, reference }) => [
      text('erased.explained', { reference }),
      '',
      ...places('erased.places', erased),
      ...toDo(inS360),
      ...(inS360.length === 0 ? [] : [text('commandLine.confirmLater')]),
    ],
    howTo: (name) => [text('commandLine.howTo', { name })],
  };
}
